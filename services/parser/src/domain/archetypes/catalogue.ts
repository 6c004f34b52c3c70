import blog from '../../../data/archetypes/blog.json';
import booking from '../../../data/archetypes/booking.json';
import bookmarks from '../../../data/archetypes/bookmarks.json';
import chat from '../../../data/archetypes/chat.json';
import clinic from '../../../data/archetypes/clinic.json';
import contacts from '../../../data/archetypes/contacts.json';
import crm from '../../../data/archetypes/crm.json';
import delivery from '../../../data/archetypes/delivery.json';
import events from '../../../data/archetypes/events.json';
import expenses from '../../../data/archetypes/expenses.json';
import feedback from '../../../data/archetypes/feedback.json';
import fitness from '../../../data/archetypes/fitness.json';
import fleet from '../../../data/archetypes/fleet.json';
import forum from '../../../data/archetypes/forum.json';
import habits from '../../../data/archetypes/habits.json';
import helpdesk from '../../../data/archetypes/helpdesk.json';
import hotel from '../../../data/archetypes/hotel.json';
import inventory from '../../../data/archetypes/inventory.json';
import invoicing from '../../../data/archetypes/invoicing.json';
import issueTracker from '../../../data/archetypes/issue_tracker.json';
import jobBoard from '../../../data/archetypes/job_board.json';
import kanban from '../../../data/archetypes/kanban.json';
import library from '../../../data/archetypes/library.json';
import movies from '../../../data/archetypes/movies.json';
import music from '../../../data/archetypes/music.json';
import notes from '../../../data/archetypes/notes.json';
import parking from '../../../data/archetypes/parking.json';
import payments from '../../../data/archetypes/payments.json';
import polls from '../../../data/archetypes/polls.json';
import realEstate from '../../../data/archetypes/real_estate.json';
import recipes from '../../../data/archetypes/recipes.json';
import restaurant from '../../../data/archetypes/restaurant.json';
import school from '../../../data/archetypes/school.json';
import shop from '../../../data/archetypes/shop.json';
import timeTracking from '../../../data/archetypes/time_tracking.json';
import todo from '../../../data/archetypes/todo.json';
import urlShortener from '../../../data/archetypes/url_shortener.json';
import vet from '../../../data/archetypes/vet.json';
import warehouse from '../../../data/archetypes/warehouse.json';
import type { ArchetypeData } from './archetype';

/** Every archetype, by its id; a new one is a file in data/archetypes and a line here. */
export const catalogue: readonly ArchetypeData[] = [
  blog,
  booking,
  bookmarks,
  chat,
  clinic,
  contacts,
  crm,
  delivery,
  events,
  expenses,
  feedback,
  fitness,
  fleet,
  forum,
  habits,
  helpdesk,
  hotel,
  inventory,
  invoicing,
  issueTracker,
  jobBoard,
  kanban,
  library,
  movies,
  music,
  notes,
  parking,
  payments,
  polls,
  realEstate,
  recipes,
  restaurant,
  school,
  shop,
  timeTracking,
  todo,
  urlShortener,
  vet,
  warehouse,
] as unknown[] as ArchetypeData[];
