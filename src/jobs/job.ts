/** Something done by the clock. */
export interface Job {
  /** e.g. `bulletin.daily` */
  name: string;
  /** node-cron expression, Asia/Shanghai. */
  cron: string;
  /**
   * Runs on one instance for each slot; again after a crash.
   * @param slot the moment the clock struck
   */
  run(slot: Date): Promise<void>;
}
