import { create } from '@bufbuild/protobuf';
import { ErrorCode } from '@quantumlayer/contracts/errors/v1/errors';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import { toQuantumLayerError } from '@quantumlayer/errors';
import { parse } from './parse';

function refusal(brief: string): { code: ErrorCode; message: string } {
  try {
    parse(create(ParseRequestSchema, { brief }));
  } catch (error) {
    return toQuantumLayerError(error);
  }
  throw new Error(`not refused: ${brief}`);
}

describe('a brief in another language', () => {
  it.each([
    ['Créer une API REST pour une bibliothèque en Python', 'French'],
    ['Je voudrais un backend pour mon club de tennis. Les membres ont un nom et un email.', 'French'],
    ['Erstelle eine REST-API für eine Bibliothek in Python', 'German'],
    ['Ich brauche ein Backend. Bücher haben einen Titel und einen Autor. Datenbank PostgreSQL.', 'German'],
    ['Todo-Liste mit Login', 'German'],
    ['app de tareas con usuarios', 'Spanish'],
    ['Necesito un backend para mi tienda: productos con nombre y precio.', 'Spanish'],
    ["Ho bisogno di un'API per una biblioteca: libri con titolo e autore.", 'Italian'],
    ['Ik wil een API voor een bibliotheek: boeken met titel en auteur.', 'Dutch'],
    ['Potrzebuję API dla biblioteki: książki z tytułem i autorem.', 'Polish'],
  ])('is refused as such: %j', (brief, language) => {
    const { code, message } = refusal(brief);
    expect(code).toBe(ErrorCode.UNSUPPORTED);
    expect(message).toContain(language);
  });

  it.each([
    'asdf qwer zxcv',
    'Fix my printer please',
    'SELECT * FROM users;',
    'Write me a poem',
    'Sing a song',
    'Draw me a cat',
    'Do my homework',
  ])('is not taken for one: %j', (brief) => {
    expect(refusal(brief).code).toBe(ErrorCode.NOT_A_BRIEF);
  });

  it('may hold foreign names', () => {
    const brief = 'Build an API for a restaurant called Die Alte Post: dishes with a name and a price.';
    expect(() => parse(create(ParseRequestSchema, { brief }))).not.toThrow();
  });
});
