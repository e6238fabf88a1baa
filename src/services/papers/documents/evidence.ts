import { z } from 'zod';
import { type ClaimName, claimNames } from '../claims/kinds.ts';
import { type EvidenceItem, evidenceItems } from '../evidence.ts';
import { type Block, type Cell, line, openDay, right } from './block.ts';

/** A finished interview for a list of evidence. */
export const evidenceFacts = z.object({
  name: z.string(),
  employer: z.string(),
  matter: z.array(z.enum(claimNames)),
  evidence: z.array(z.string()).nullish(),
  witness: z.string().nullish(),
  evidenceMore: z.string().nullish(),
});

export type EvidenceFacts = z.infer<typeof evidenceFacts>;

/** Lines left open on a list that has few. */
const leastRows = 5;

/** The table of a list of evidence: numbered, with room for pages. */
export function evidenceTable(items: readonly EvidenceItem[]): Block {
  const head = ['序号', '证据名称', '证据来源', '证明内容', '页数'];
  const open = Array.from({ length: Math.max(0, leastRows - items.length) }, () => ({
    name: '',
    source: '',
    proves: '',
  }));
  const rows = [...items, ...open].map(({ name, source, proves }, at): Cell[] => [
    { text: String(at + 1), head: true },
    ...[name, source, proves, ''].map((text) => ({ text })),
  ]);
  return {
    kind: 'table',
    widths: [8, 22, 22, 38, 10],
    rows: [head.map((text) => ({ text, head: true })), ...rows],
  };
}

/** The list below its title, as a paper of its own or behind an application. */
export function evidenceList(
  facts: Omit<EvidenceFacts, 'matter'>,
  claims: readonly ClaimName[],
): Block[] {
  const items = evidenceItems(facts.evidence ?? [], claims, facts.witness, facts.evidenceMore);
  return [
    line(`提交人（申请人）：${facts.name}`),
    line(`对方（被申请人）：${facts.employer}`),
    evidenceTable(items),
    right('提交人（签名）：'),
    right(openDay),
  ];
}
