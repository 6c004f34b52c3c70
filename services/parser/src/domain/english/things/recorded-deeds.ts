/** Verbs whose object is what they are about rather than what they make. */
const RECORDED: Readonly<Record<string, readonly string[]>> = {
  book: ['Booking', 'Reservation', 'Appointment'],
  reserve: ['Reservation', 'Booking'],
  order: ['Order', 'Purchase'],
  request: ['Request'],
  rent: ['Rental', 'Booking'],
  borrow: ['Loan', 'Borrowing', 'Lending'],
  lend: ['Loan', 'Lending', 'Borrowing'],
  hire: ['Rental', 'Hire', 'Booking'],
  lease: ['Lease'],
  buy: ['Purchase', 'Order'],
  enrol: ['Enrolment', 'Enrollment', 'Registration'],
  enroll: ['Enrollment', 'Enrolment', 'Registration'],
  schedule: ['Appointment', 'Booking'],
  review: ['Review'],
  comment: ['Comment'],
  rate: ['Rating', 'Review'],
};

/** What is recorded of such a deed: bookings of what is booked. */
export const recordsOf = (verb: string): readonly string[] => RECORDED[verb.replace(/Out$/, '')] ?? [];

const AUTHORED = new Set(
  'post write place publish submit leave upload host organise organize offer raise propose'.split(' '),
);

/** Verbs whose object is the doer's own work: reviews that are written, jobs that are posted. */
export const isAuthored = (verb: string): boolean => AUTHORED.has(verb);
