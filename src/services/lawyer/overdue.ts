import type { Job } from '../../jobs/job.ts';
import type { Gauge, ServiceTools } from '../service.ts';
import { countTickets } from './desk/list.ts';

type Tools = Pick<ServiceTools, 'database' | 'clock' | 'log'>;

/** One line each morning for who runs the desk: how many members wait longer than they were promised. */
export const overdueJob = ({ database, clock, log }: Tools): Job => ({
  name: 'lawyer.overdue',
  cron: '0 9 * * *',
  async run() {
    const { open, overdue } = await countTickets(database, clock.now());
    if (overdue > 0) log.warn({ open, overdue }, 'tickets are overdue: npm run tickets -- list');
    else log.info({ open, overdue }, 'no ticket is overdue');
  },
});

export const overdueGauge = ({ database, clock }: Tools): Gauge => ({
  name: 'yuanxin_tickets_overdue',
  help: 'Open tickets for a lawyer past their due time',
  read: async () => (await countTickets(database, clock.now())).overdue,
});
