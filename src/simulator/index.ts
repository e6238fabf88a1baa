export type { MisbehaveRequest } from './misbehaviour.ts';
export type { ApiCall, Attempt, Delivery } from './records.ts';
export { demoTemplates, type SimulatorOptions } from './settings.ts';
export { createSimulator, type Simulator } from './simulator.ts';
export type { SeenMessage } from './state/message.ts';
export type { MenuButton, Template } from './state/schema.ts';
export type { SimulatedFollower } from './world/follower.ts';
export type { SimulatedWorld } from './world/world.ts';
