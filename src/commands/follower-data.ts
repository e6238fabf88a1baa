import { deleteFollower, exportFollower } from '../database/index.ts';
import { StartRefused } from '../errors.ts';
import { command, openRecords } from './tools.ts';

const usage =
  'npm run follower-data -- export OPENID (prints all we hold as JSON) or npm run follower-data -- delete OPENID';

await command(async ([what, openid]) => {
  if ((what !== 'export' && what !== 'delete') || !openid) throw new StartRefused(usage);
  const { database, vault } = await openRecords();
  try {
    const result =
      what === 'export'
        ? await exportFollower(database, vault, openid)
        : await deleteFollower(database, openid);
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  } finally {
    await database.close();
  }
});
