export { readSpecification } from './read-specification';
