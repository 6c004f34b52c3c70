import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseApplication } from '../application-json';
import { requireModel } from '../check/check-application';
import type { Model, Property } from '../model/types';
import { evaluate, type Environment, type HeldKey, type Value } from './evaluate';
import { lower } from './lower';
import { parseExpression } from './parse';
import type { Scope } from './scope';
import { ExpressionError } from './syntax';
import { typeCheck } from './type-check';
import { typeName } from './typed';

const fixture = (name: string): Model =>
  requireModel(parseApplication(readFileSync(join(__dirname, '../../fixtures', `${name}.json`), 'utf8')));
const shop = fixture('shop');
const booking = fixture('booking');
const library = fixture('library');
const links = fixture('links');
const bank = fixture('accounts');

function scope(model: Model, entity: string): Scope {
  return {
    self: model.entity(entity),
    input: [],
    account: model.account,
    roles: model.roles.map(({ name }) => name),
    entity: (name) => model.entities.find((candidate) => candidate.name === name),
  };
}
const typed = (text: string, model: Model, entity: string) => typeCheck(parseExpression(text), scope(model, entity));
const values = (row: Record<string, Value>, more: Partial<Environment> = {}): Environment => ({
  now: new Date('2026-11-21T12:00:00Z'),
  self: (property: Property, via) => row[via ? `${via.name}.${property.name}` : property.name] ?? null,
  ...more,
});

describe('parsing', () => {
  it.each([
    ['1 + 2 * 3 == 7', true],
    ['(1 + 2) * 3 == 9', true],
    ['10 - 3 - 2 == 5', true],
    ['not 1 == 2 and 2 == 2', true],
    ['1 == 2 or 2 == 2 and 3 == 4', false],
    ['-3 < 2', true],
    ["'it\\'s' == \"it's\"", true],
  ])('%s', (text, expected) => {
    expect(evaluate(typed(text, shop, 'Product'), values({}))).toBe(expected);
  });

  it.each([
    ['', 'expected a value, found the end', 0],
    ['self.stock >', 'expected a value, found the end', 12],
    ['stock > 1', 'stock is not a value', 0],
    ['self.stock # 1', 'unexpected "#"', 11],
    ['1 2', 'expected the end, found "2"', 2],
    ['"open', 'unexpected', 0],
    ['count(Order where)', 'expected a value', 17],
    [`${'('.repeat(60)}1${')'.repeat(60)}`, 'nested too deeply', 50],
  ])('refuses %s', (text, message, offset) => {
    expect(() => parseExpression(text)).toThrow(message);
    try {
      parseExpression(text);
    } catch (error) {
      expect(error).toMatchObject({ name: 'ExpressionError', offset });
    }
  });
});

describe('typing', () => {
  it.each([
    ['self.price * 3', 'Product', 'decimal(2)'],
    ['self.price + 1', 'Product', 'decimal(2)'],
    ['self.price >= 0.5', 'Product', 'boolean'],
    ['self.stock * 1.5', 'Product', 'number'],
    ['self.order.status', 'OrderItem', 'enum'],
    ['sum(item.quantity * item.unitPrice for OrderItem)', 'Order', 'decimal(2)'],
    ['max(item.unitPrice for OrderItem)', 'Order', 'decimal(2)'],
    ['count(OrderItem where item.orderId == self.id)', 'Order', 'integer'],
    ['self.createdAt + days(2)', 'Order', 'datetime'],
    ['today() - days(1)', 'Order', 'date'],
    ['now() - self.createdAt', 'Order', 'duration'],
    ["caller.role == 'manager'", 'Order', 'boolean'],
    ['self.customerId == caller.id', 'Order', 'boolean'],
    ["length(lower(coalesce(self.note, ''))) > 3", 'Order', 'boolean'],
  ])('%s is %s', (text, entity, type) => {
    expect(typeName(typed(text, shop, entity).type)).toBe(type);
  });

  it.each([
    ['self.price * self.price', 'Product', 'cannot compute decimal(2) * decimal(2)'],
    ['self.price / 2', 'Product', 'cannot compute'],
    ['self.stock / 2', 'Product', 'integer division'],
    ['self.name + 1', 'Product', 'cannot compute'],
    ['self.attributes == self.attributes', 'Product', 'cannot compare'],
    ["self.status == 'lost'", 'Order', 'where enum is needed'],
    ["self.status > 'open'", 'Order', 'has no order'],
    ['self.id == self.note', 'Order', 'cannot compare'],
    ['self.stock < null', 'Product', 'with null'],
    ['self.nothing', 'Product', 'no property nothing'],
    ['self.order.customer.name', 'OrderItem', 'at most one relation'],
    ['item.stock', 'Product', 'item exists only inside'],
    ['sum(count(Order) for Order)', 'Product', 'aggregate inside'],
    ['sum(item.name for Product)', 'Product', 'sum of string'],
    ['count(Nothing)', 'Product', 'no entity Nothing'],
    ['not self.stock', 'Product', 'integer where boolean is needed'],
    ['days(1, 2)', 'Product', 'takes 1 argument'],
    ['shout(self.name)', 'Product', 'unknown function'],
  ])('refuses %s', (text, entity, message) => {
    expect(() => typed(text, shop, entity)).toThrow(ExpressionError);
    expect(() => typed(text, shop, entity)).toThrow(message);
  });

  it('holds decimals in minor units', () => {
    expect(evaluate(typed('self.price > 12.49', shop, 'Product'), values({ price: 1250 }))).toBe(true);
    expect(evaluate(typed('self.price + 1', shop, 'Product'), values({ price: 1250 }))).toBe(1350);
  });

  it('has no caller in a public operation', () => {
    const bare = { ...scope(bank, 'Account'), account: undefined };
    expect(() => typeCheck(parseExpression('caller.id == self.id'), bare)).toThrow('no caller');
  });
});

describe('a comparison with true or false', () => {
  it.each([
    ['self.active == true', 'self.active'],
    ['self.active != true', 'not self.active'],
    ['false == self.active', 'not self.active'],
    ['not self.active == false', 'self.active'],
  ])('takes %s for %s', (text, short) => {
    const lowered = (said: string) => lower(typed(said, links, 'Link'));
    expect(lowered(text)).toEqual(lowered(short));
  });
});

describe('null in rules', () => {
  const holds = (text: string, row: Record<string, Value>) =>
    evaluate(lower(typed(text, booking, 'Room')), values(row));

  it.each([
    ['self.hourlyRate > 5', true],
    ['not self.hourlyRate > 5', true],
    ['not (self.hourlyRate > 5 or self.capacity == 1)', true],
    ['self.hourlyRate > 5 and self.capacity > 1', false],
    ['self.hourlyRate == null', true],
    ['not self.hourlyRate == null', false],
    ['self.hourlyRate != null and self.hourlyRate > 5', false],
  ])('%s with a null rate', (text, expected) => {
    expect(holds(text, { hourlyRate: null, capacity: 0 })).toBe(expected);
  });

  it.each([
    ['self.copies / self.rating > 2', 0, true],
    ['not self.copies / self.rating > 2', 0, true],
    ['self.copies / self.rating > 2', 4, false],
    ['self.copies / self.rating == null', 0, true],
    ['self.copies / self.rating != null', 0, false],
    ['self.copies / self.rating != null', null, false],
    ['self.copies / self.rating != null', 4, true],
    ['coalesce(self.copies / self.rating, 9.0) > 8', 0, true],
  ])('%s with a divisor of %s', (text, divisor, expected) => {
    expect(evaluate(lower(typed(text, library, 'Book')), values({ rating: divisor, copies: 4 }))).toBe(expected);
  });

  it('is what a division may give, unless its divisor is known', () => {
    const nullable = (text: string) => typed(text, library, 'Book').nullable;
    expect(nullable('self.rating / self.copies')).toBe(true);
    expect(nullable('self.rating / 0')).toBe(true);
    expect(nullable('self.copies * 1.0 / 2')).toBe(false);
  });

  it('is decided by the values otherwise', () => {
    expect(holds('not self.hourlyRate > 5', { hourlyRate: 600 })).toBe(false);
    expect(holds('not self.hourlyRate > 5', { hourlyRate: 500 })).toBe(true);
  });

  it('is never unknown, whatever is null', () => {
    const text = 'not (self.hourlyRate >= 3 and (self.capacity < 4 or self.hourlyRate + self.hourlyRate == 8))';
    for (const hourlyRate of [null, 200, 400]) {
      for (const capacity of [1, 9]) expect(holds(text, { hourlyRate, capacity })).not.toBeNull();
    }
  });
});

describe('aggregates', () => {
  const rows = [
    { orderId: 'a', quantity: 2, unitPrice: 150 },
    { orderId: 'a', quantity: 1, unitPrice: 1000 },
    { orderId: 'b', quantity: 9, unitPrice: 1 },
  ];
  const environment = (id: string) =>
    values({ id }, { rows: () => rows.map((row) => (p: Property) => (row as Record<string, Value>)[p.name] ?? null) });

  it.each([
    ['sum(item.quantity * item.unitPrice for OrderItem where item.orderId == self.id)', 'a', 1300],
    ['sum(item.quantity for OrderItem where item.orderId == self.id)', 'c', 0],
    ['max(item.quantity for OrderItem)', 'c', 9],
    ['min(item.quantity for OrderItem where item.orderId == self.id)', 'c', null],
    ['exists(OrderItem where item.orderId == self.id and item.quantity > 5)', 'b', true],
    ['count(OrderItem where item.orderId != self.id)', 'a', 1],
  ])('%s for %s', (text, id, expected) => {
    expect(evaluate(typed(text, shop, 'Order'), environment(id))).toBe(expected);
  });

  it.each([
    ['count(OrderItem where item.quantity > 0 and self.id == item.orderId)', ['orderId', 'a']],
    ['count(OrderItem where item.id == self.id)', ['id', 'a']],
    ['count(OrderItem where item.orderId == self.id or item.quantity > 5)', undefined],
    ['count(OrderItem where item.orderId == item.id)', undefined],
    ['count(OrderItem where item.quantity == 1)', undefined],
  ])('ask for %s where rows hold %j', (text, expected) => {
    const asked = jest.fn((_: unknown, held?: HeldKey) => (held ? [held.property.name, held.key] : undefined));
    const seen = values({ id: 'a' }, { rows: (entity, held) => (asked(entity, held), []) });
    evaluate(typed(text, shop, 'Order'), seen);
    expect(asked).toHaveReturnedWith(expected);
  });
});
