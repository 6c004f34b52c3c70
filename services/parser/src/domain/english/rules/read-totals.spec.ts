import { FactKind } from '@quantumlayer/contracts/requirements/v1/requirements';
import { factsOf } from '../../testing/facts-of';

const computed = (brief: string): string[] =>
  factsOf(brief, FactKind.RULE).map((rule) => rule.replace('computed:', '= '));

describe('sums', () => {
  it.each([
    [
      'Each report has line items with a description and an amount. The total of a report is the sum of its line items.',
      'Report.total = sum(item.amount for LineItem where item.reportId == self.id)',
    ],
    [
      'An invoice has a number and a total. Invoice lines belong to an invoice and have a text, hours and an hourly rate. The invoice total is calculated automatically from its lines.',
      'Invoice.total = sum(item.hours * item.hourlyRate for InvoiceLine where item.invoiceId == self.id)',
    ],
    [
      "Carts have a name. Carts have items. An item has a name, price and quantity. A cart's total price is the sum of the prices of its items.",
      'Cart.totalPrice = sum(item.price for Item where item.cartId == self.id)',
    ],
    [
      'Quotes have a title. Quote items belong to a quote and have a text, quantity and unit price. Each quote has a total that is the sum of its items.',
      'Quote.total = sum(item.quantity * item.unitPrice for QuoteItem where item.quoteId == self.id)',
    ],
    [
      'A project has a name. Time entries belong to a project, with a date, hours (decimal) and a note. Total hours of a project = sum of the hours of its time entries.',
      'Project.totalHours = sum(item.hours for TimeEntry where item.projectId == self.id)',
    ],
    [
      'Trips have stages. A stage has a name and a length. The distance of a trip is the sum of the distances of its stages.',
      'Trip.distance = sum(item.length for Stage where item.tripId == self.id)',
    ],
  ])('reads %j', (brief, expected) => {
    expect(computed(brief)).toEqual([expected]);
  });

  it.each([
    ['Crates have a code and a weight. A load contains one or more crates.', 'price', 'Load', 'Crate'],
    ['Orders have lines. A line has a quantity and a weight.', 'amount', 'Order', 'Line'],
  ])('give each part what they add up, where nothing else tells of it: %s', (data, figure, whole, part) => {
    const brief = `${data} The total of a ${whole.toLowerCase()} is the sum of the ${figure}s of its ${part.toLowerCase()}s.`;
    expect(computed(brief)).toEqual([
      `${whole}.total = sum(item.${figure} for ${part} where item.${whole.toLowerCase()}Id == self.id)`,
    ]);
    expect(factsOf(brief, FactKind.FIELD)).toContain(`${part}.${figure} decimal`);
  });

  it.each([
    'A report has a title. The total of a report is the sum of its line items.',
    'A trip has a name. Stops belong to a trip and have a toll (decimal) and a fee (decimal). The total of a trip is the sum of its stops.',
  ])('leaves to be told what is no sum, or of what nobody knows: %j', (brief) => {
    expect(computed(brief)).toEqual([]);
  });

  it.each([
    [
      'Products have a name and a price. An order has a number. Order items belong to an order and a product and have a quantity. The line total is the quantity times the price of the product. The total of an order is the sum of the line totals of its items.',
      'Order.total = sum(item.quantity * item.product.price for OrderItem where item.orderId == self.id)',
    ],
    [
      'A job has a name. Shifts belong to a job and have hours and an hourly rate. The pay of a shift is its hours times its hourly rate. The wage bill of a job is the sum of the pay of its shifts.',
      'Job.wageBill = sum(item.hours * item.hourlyRate for Shift where item.jobId == self.id)',
    ],
  ])('adds up what is reckoned for each part: %j', (brief, expected) => {
    expect(computed(brief).at(-1)).toBe(expected);
  });

  it('multiplies with what one costs elsewhere, and leaves out what nothing tells of', () => {
    const data =
      'Parts have a unit price. An order has a number and order lines. An order line has a part and a quantity. ';
    const said = 'The order total is the sum of quantity times unit price of its lines.';
    expect(factsOf(data + said, FactKind.RULE)).toEqual([
      'Order.total computed:sum(item.quantity * item.part.unitPrice for OrderLine where item.orderId == self.id)',
    ]);
    expect(factsOf(data.replace('a unit price', 'a name') + said, FactKind.RULE)).toEqual([]);
  });

  it('adds what the whole costs itself to the sum of its parts', () => {
    const orders =
      'Orders have a number and a labour cost. Parts belong to an order and have a quantity and a unit price. ';
    const sum = 'sum(item.quantity * item.unitPrice for Part where item.orderId == self.id)';
    expect(computed(`${orders}The total of an order is the sum of its parts plus labour.`)).toEqual([
      `Order.total = ${sum} + coalesce(self.labourCost, 0)`,
    ]);
    expect(computed(`${orders}The total of an order is the sum of its parts and the labour cost.`)).toEqual([
      `Order.total = ${sum} + coalesce(self.labourCost, 0)`,
    ]);
    expect(computed(`${orders}The total of an order is the sum of its parts plus shipping.`)).toEqual([]);
    const trips = 'Trips have a base price. Extras belong to a trip and have an amount. ';
    expect(
      computed(`${trips}A trip's total is calculated from the amounts of its extras plus the base price.`),
    ).toEqual(['Trip.total = sum(item.amount for Extra where item.tripId == self.id) + coalesce(self.basePrice, 0)']);
  });
});
