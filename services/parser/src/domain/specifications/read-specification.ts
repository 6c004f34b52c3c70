import { ErrorCode, QuantumLayerError } from '@quantumlayer/errors';
import type { SpecificationReading } from '../draft-model';
import { SourceText } from './source-text';

const SUPPORTED =
  'Supported are OpenAPI 3.x (JSON or YAML) and SQL DDL (PostgreSQL, MySQL, SQLite, SQL Server, Oracle).';

/** Formats that are recognised in order to say plainly that they are not read. */
const REFUSED: readonly { name: string; signs: RegExp; advice?: string }[] = [
  {
    name: 'Swagger 2.0',
    signs: /^\s*(?:\{\s*)?["']?swagger["']?\s*:\s*["']?2/m,
    advice: 'Convert it to OpenAPI 3 first (editor.swagger.io does). ',
  },
  { name: 'AsyncAPI', signs: /^\s*(?:\{\s*)?["']?asyncapi["']?\s*:/m },
  { name: 'a Prisma schema', signs: /^\s*(?:datasource|generator)\s+\w+\s*\{/m },
  { name: 'DBML', signs: /^\s*Table\s+\w+.*\{/m },
  { name: 'GraphQL SDL', signs: /^\s*(?:type|input|interface|schema|scalar)\s*\w*[^\n{;]*\{[^}]*:\s*\[?\w+!?\]?!?/m },
  { name: 'JDL', signs: /^\s*(?:entity\s+\w+|relationship\s+\w+)\s*\{/m },
  { name: 'protocol buffers', signs: /^\s*syntax\s*=\s*"proto[23]"/m },
];

/** Reads one given file, told apart by its content. The libraries are loaded only when a file is there. */
export async function readSpecification(name: string, text: string): Promise<SpecificationReading> {
  const source = new SourceText(name, text.replace(/^\uFEFF/, ''));
  const whole = { start: 0, end: text.length };
  if (source.text.trim() === '') throw source.invalid(`The file is empty. ${SUPPORTED}`, whole);
  if (source.text.includes('\0')) throw source.invalid(`This is binary, not text. ${SUPPORTED}`, whole);
  if (/^\s*(?:\{\s*)?(?:"[^"\n]*"\s*:\s*"[^"\n]*"\s*,\s*)*["']?openapi["']?\s*:/m.test(source.text)) {
    const { readOpenApi } = await import('./openapi/read-openapi');
    return readOpenApi(source);
  }
  if (/\b(?:create\s+(?:\w+\s+)?(?:table|database|schema)|alter\s+table)\b/i.test(source.text)) {
    const { readSql } = await import('./sql/read-sql');
    return readSql(source);
  }
  const refused = REFUSED.find(({ signs }) => signs.test(source.text));
  if (refused) {
    const message = `${name} is ${refused.name}, which is not read. ${refused.advice ?? ''}${SUPPORTED}`;
    throw new QuantumLayerError(ErrorCode.UNSUPPORTED, message);
  }
  if (/^\s*[[{]/.test(source.text) || /^[^\n,;]+([,;])[^\n]+\n[^\n]*\1/.test(source.text)) {
    const message = `${name} looks like sample data (JSON or CSV), which is not read. ${SUPPORTED}`;
    throw new QuantumLayerError(ErrorCode.UNSUPPORTED, message);
  }
  throw source.invalid(`The format of the file is not recognised. ${SUPPORTED}`, whole);
}
