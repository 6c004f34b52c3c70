import { emptyDraft, type DraftModel } from '../draft-model';
import { compileApplication } from './compile-application';
import { Assumptions } from './compile-context';

const sales = (minimum?: string): DraftModel => ({
  ...emptyDraft(),
  entities: [
    { name: 'Plant', fields: [{ name: 'quantity', type: 'integer', ...(minimum === undefined ? {} : { minimum }) }] },
    { name: 'OrderLine', fields: [{ name: 'quantity', type: 'integer' }], rules: ['stock'] },
  ],
  relations: [{ source: 'OrderLine', target: 'Plant', cardinality: 'many_to_one' }],
});
const leastOf = (model: DraftModel): (string | undefined)[] =>
  compileApplication(model, new Assumptions()).entities.map(({ fields }) => fields[0]?.minimum);

describe('a stock', () => {
  it('may run out, although a quantity is usually one or more', () => expect(leastOf(sales())).toEqual(['0', '1']));
  it('keeps the bound that was said', () => expect(leastOf(sales('3'))).toEqual(['3', '1']));
});
