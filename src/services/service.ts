import type { Router } from 'express';
import type { Logger } from 'pino';
import type { Say } from '../bot/action.ts';
import type { ActionEntry, Pattern } from '../bot/bot.ts';
import type { Form } from '../bot/forms/form.ts';
import type { Prepare } from '../bot/prepare.ts';
import type { Broadcaster } from '../broadcast/port.ts';
import type { Clock } from '../clock.ts';
import type { Database, Transaction, Vault } from '../database/index.ts';
import type { Job, Tick } from '../jobs/index.ts';

/** What a service may use; app.ts hands it in. */
export interface ServiceTools {
  clock: Clock;
  database: Database;
  vault: Vault;
  log: Logger;
  broadcast: Broadcaster;
  /** Where the public reaches this program's pages, without a trailing slash; undefined if unset. */
  publicUrl: string | undefined;
}

/** A figure on `/metrics`, read when it is asked for: the same on every instance. */
export interface Gauge {
  /** e.g. `yuanxin_tickets_overdue` */
  name: string;
  help: string;
  read(): Promise<number>;
}

/** One area of the union's work. */
export interface Service {
  name: string;
  /** By the name after the dot: `apply` for the intents' `action: relief.apply`. */
  actions: Record<string, ActionEntry>;
  forms?: Form[];
  /** Messages of an exact shape that mean one thing: a case number, 我的提醒. */
  patterns?: Pattern[];
  /** What the action of an intent needs over the network, by intent: fetched before its turn. */
  preparations?: Record<string, Prepare>;
  jobs?: Job[];
  gauges?: Gauge[];
  /** What every instance does for itself every few seconds: taking over what another one changed. */
  ticks?: Tick[];
  /** Pages for members, under `/h5`. */
  pages?: Router;
  /**
   * Puts the service's first data into the database, at every start: must leave alone what is there.
   * @param options.demo true in sandbox mode: the made-up rows of the demo union too
   */
  seed?(tx: Transaction, options: { now: Date; demo: boolean }): Promise<void>;
  /**
   * Runs before a follower's rows are deleted, in the same transaction: puts right what others are
   * left with. The rows themselves go by themselves.
   */
  forget?(tx: Transaction, forgetting: Forgetting): Promise<void>;
}

/** A follower whose data is being deleted. */
export interface Forgetting {
  openid: string;
  now: Date;
  /** Says the replies of an intent. */
  sayOf(intent: string): Say;
}
