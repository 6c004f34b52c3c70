export { blueprint } from './blueprint';
export { toolchain } from './toolchain';
