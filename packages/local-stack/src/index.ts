export { openStack, type Stack, type StackOptions } from './open-stack';
