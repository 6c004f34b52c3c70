export { healthService } from './health-service';
export { reflectionService } from './reflection-service';
