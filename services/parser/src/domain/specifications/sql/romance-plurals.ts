import { singular, wordsOf } from '../../names';
import type { SqlSchema } from './schema';

const SPANISH_OR_PORTUGUESE = new Set(
  `nombre nome fecha usuario usuarios cliente clientes producto productos produto produtos precio preco descripcion descricao
  telefono telefone correo senha contrasena direccion endereco cantidad quantidade apellido apellidos sobrenome empleado empleados
  venta ventas venda vendas pedido pedidos`.split(/\s+/),
);
const ENOUGH = 3;

/** Whether tables and columns have Spanish or Portuguese names: their plurals are others than the English. */
export function hasRomanceNames(schema: SqlSchema): boolean {
  const names = [...schema.tables.values()].flatMap(({ name, columns }) => [name, ...columns.map((one) => one.name)]);
  const known = new Set(names.flatMap((name) => wordsOf(name)).filter((word) => SPANISH_OR_PORTUGUESE.has(word)));
  return known.size >= ENOUGH;
}

const ENGLISH = /(?:sses|ies|xes|ches|shes)$/;
const RULES: readonly (readonly [RegExp, string])[] = [
  [/([csxg]i)ones$/, '$1on'],
  [/[ao]es$/, 'ao'],
  [/([aeo])is$/, '$1l'],
  [/ns$/, 'm'],
  [/ces$/, 'z'],
  [/([aeiou][rndl]|z)es$/, '$1'],
  [/s$/, ''],
];

/** "reservaciones" -> "reservacion", "fiscais" -> "fiscal", "doctores" -> "doctor". */
export function romanceSingular(word: string): string {
  if (word.length <= 3) return word;
  if (ENGLISH.test(word)) return singular(word);
  const rule = RULES.find(([ending]) => ending.test(word));
  return rule ? word.replace(rule[0], rule[1]) : word;
}
