export type { Job } from './job.ts';
export { createQueue, type Queue } from './queue.ts';
export { latestSlot, type Schedule, startSchedule, type Tick } from './schedule.ts';
