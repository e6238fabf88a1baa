import type { Action, Turn } from '../../bot/action.ts';
import { choices, type Option, type Reply, toIntent } from '../../bot/reply.ts';
import type { Organisation } from '../../database/index.ts';
import { byDistance, type Point, sayDistance } from './distance.ts';
import {
  findDistrict,
  findOrganisation,
  findOrganisations,
  listTowns,
  organisationsById,
} from './records.ts';
import { details, groupOptions, optionFor } from './wording.ts';

/** Farther than this from every town, a place is most likely outside the district. */
const farAway = 20_000;
/** More organisations of one name are not a choice any more. */
const mostChoices = 8;
const nearMe = /附近|最近|离我|旁边/;
const wantsAll =
  /各(个|镇|街|乡)|通讯录|一览|汇总|架构|网点|(几|多少)(个|家)(街道|镇|基层)?工会|哪些(街道|基层)?工会/;

/**
 * Finds the union a member asks for: by name or place in the text, by the place they sent, or by
 * choosing from the towns and streets.
 */
export const find: Action = async (turn, args) => {
  if (typeof args.id === 'string') return showOne(turn, args.id);
  if (Array.isArray(args.among)) return offer(turn, args.among.map(String));
  if (turn.input.kind === 'location') return showNearest(turn, turn.input, turn.input.label);
  const text = turn.input.kind === 'text' ? turn.input.text : '';
  const [first, ...others] = await findOrganisations(turn.tx, text);
  // The district alone is no answer to "which is mine": its towns go with it.
  if (!first || first.kind === 'district')
    return wantsAll.test(text) ? showAll(turn) : showGroups(turn, nearMe.test(text));
  if (others.length === 0) return showOne(turn, first.id);
  return choices(
    turn.say('several'),
    [...[first, ...others].slice(0, mostChoices).map(optionFor), browse(turn)],
    turn.say('send-place'),
  );
};

async function showOne(turn: Turn, id: string): Promise<Reply> {
  const row = await findOrganisation(turn.tx, id);
  if (!row) return showGroups(turn);
  turn.remember({ organisation: row.id });
  return choices(
    details(turn.say, row, row.kind === 'grassroots' ? row.parent : null),
    nextSteps(turn),
    turn.say('card.next'),
  );
}

async function offer(turn: Turn, ids: readonly string[]): Promise<Reply> {
  const rows = await organisationsById(turn.tx, ids);
  if (rows.length === 0) return showGroups(turn);
  return choices(turn.say('which'), [...rows.map(optionFor), browse(turn)], turn.say('send-place'));
}

async function showNearest(turn: Turn, place: Point, label: string): Promise<Reply> {
  const [nearest, ...others] = byDistance(place, await listTowns(turn.tx));
  if (!nearest) return showGroups(turn);
  const distance = sayDistance(nearest.metres);
  if (nearest.metres > farAway)
    return choices(
      turn.say('far-away', { name: nearest.row.name, distance }),
      [optionFor(nearest.row), browse(turn), staff(turn)],
      turn.say('far-away.next'),
    );
  const where = label.trim() === '' ? turn.say('nearest.here') : label.trim();
  return choices(
    [
      turn.say('nearest', { place: where, distance, card: details(turn.say, nearest.row) }),
      turn.say('nearest.others', {
        others: others
          .slice(0, 2)
          .map(({ row, metres }) => `${row.name}（${sayDistance(metres)}）`)
          .join('、'),
      }),
    ].join('\n\n'),
    [...others.slice(0, 2).map(({ row }) => optionFor(row)), browse(turn), staff(turn)],
    turn.say('nearest.next'),
  );
}

/** Nothing recognised: the district, which answers for everybody, and the way to one's own town. */
async function showGroups(turn: Turn, near = false): Promise<Reply> {
  const towns = await listTowns(turn.tx);
  const district = await findDistrict(turn.tx);
  if (towns.length === 0 && !district)
    return choices(turn.say('empty'), [staff(turn)], turn.say('empty.next'));
  const head = [
    ...(district ? [details(turn.say, district)] : []),
    ...(towns.length > 0 ? [near ? turn.say('choose.near') : turn.say('choose')] : []),
  ];
  return choices(
    head.join('\n\n'),
    [...groupOptions(towns), staff(turn)],
    towns.length > 0 ? turn.say('send-place') : turn.say('card.next'),
  );
}

async function showAll(turn: Turn): Promise<Reply> {
  const district = await findDistrict(turn.tx);
  const rows = [...(district ? [district] : []), ...(await listTowns(turn.tx))];
  if (rows.length === 0) return showGroups(turn);
  const lines = rows.map((row: Organisation) => `${row.name} ${row.phone ?? ''}`.trim());
  return choices(
    turn.say('all', { count: rows.length, lines: lines.join('\n') }),
    [browse(turn), staff(turn)],
    turn.say('all.next'),
  );
}

function nextSteps(turn: Turn): Option[] {
  return [toIntent(turn.say('option.join'), 'join-union'), browse(turn), staff(turn)];
}

const browse = (turn: Turn): Option => ({
  label: turn.say('option.browse'),
  action: 'organisations.find',
});

const staff = (turn: Turn): Option => toIntent(turn.say('option.staff'), 'talk-to-staff');
