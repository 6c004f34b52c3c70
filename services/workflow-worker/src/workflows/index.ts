export { generation } from './generation';
export { project } from './project';
export { verification } from './verification';
