import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadStatutes } from '../../../src/services/legal/laws/statutes.ts';
import {
  type ArbitrationFacts,
  arbitrationFacts,
} from '../../../src/services/papers/claims/facts.ts';
import { claimNames } from '../../../src/services/papers/claims/kinds.ts';
import { articlesOf } from '../../../src/services/papers/claims/wording.ts';
import type { Block } from '../../../src/services/papers/documents/block.ts';
import { writeDocx } from '../../../src/services/papers/documents/docx.ts';
import { accidents } from '../../../src/services/papers/documents/injury.ts';
import { chineseNumber, citeInFull } from '../../../src/services/papers/documents/law.ts';
import { safeText } from '../../../src/services/papers/documents/safe-text.ts';
import { terminationArticles } from '../../../src/services/papers/documents/termination.ts';
import { blocksOf, type PaperContents, paperTitles } from '../../../src/services/papers/kinds.ts';
import { samples } from './samples.ts';
import { documentXml, textOf, unzip } from './unzip.ts';

const write = (contents: PaperContents) =>
  writeDocx(paperTitles[contents.paper], blocksOf(contents));
const read = async (contents: PaperContents) => textOf(await write(contents));

test('an arbitration application has what the law wants in it, with every amount', async () => {
  const text = await read(samples.arbitration);
  for (const part of [
    '申请人：王芳，男，1990年3月7日出生，36周岁，职业（岗位）：厨师',
    '公民身份号码：33010619900307105X',
    '被申请人：杭州某某餐饮有限公司',
    '法定代表人（主要负责人）：＿＿＿＿＿＿，职务：＿＿＿＿＿＿',
    '1. 请求裁决被申请人支付拖欠的工资（2026年8月到10月）24,000元；',
    '2. 请求裁决被申请人支付未订立书面劳动合同的二倍工资差额88,000元；',
    '3. 请求裁决被申请人支付经济补偿40,000元；',
    '4. 请求裁决被申请人支付加班工资12,345.50元；',
    '5. 请求裁决被申请人支付未休年休假工资报酬3,678.16元；',
    '6. 请求确认双方自2022年3月1日至2026年11月1日存在劳动关系。',
    '以上金额合计168,023.66元。',
    '申请人于2022年3月1日入职被申请人处，从事厨师工作，月工资8,000元。双方未订立书面劳动合同。',
    '老板在微信里答应月底结清',
    '《中华人民共和国劳动合同法》第三十八条、第四十六条、第四十七条',
    '计算方法：4年8个月算 5 个月；8,000元 × 5 = 40,000元。',
    '此致\n杭州市西湖区劳动人事争议仲裁委员会\n申请人（签名）：',
    '副本1份',
    '证据清单\n提交人（申请人）：王芳',
    '证人：李强，杭州市西湖区某小区，13900139000',
    '排班表\n厨房贴的\n证明周日上班',
  ])
    expect(text).toContain(part);
});

test('a list of evidence says of each piece what it proves for what is claimed', async () => {
  const text = await read(samples.evidence);
  for (const part of [
    '1\n劳动合同、录用通知\n申请人保管',
    '被申请人未支付加班费',
    '欠条照片\n老板手写',
  ])
    expect(text).toContain(part);
  expect(text).not.toContain('年休假');
});

test('a notice of termination ends the contract and names what is due', async () => {
  const text = await read(samples.termination);
  for (const part of [
    '杭州某某餐饮有限公司：',
    '未及时足额支付2026年8月到10月的劳动报酬，共计24,000元',
    '未依法为本人缴纳社会保险费',
    '第三十八条的规定，现通知贵单位：自本通知送达贵单位之日起，解除本人与贵单位的劳动合同',
    '支付经济补偿，按目前情况计40,000元',
    '第五十条',
  ])
    expect(text).toContain(part);
  const { severance: _, ...unworked } = samples.termination;
  expect(await read(unworked)).toContain('支付经济补偿（《中华人民共和国劳动合同法》第四十六条');
});

test('a work-injury application has the fields of the official form and the attachments', async () => {
  const text = await read(samples.injury);
  for (const part of [
    ...[
      '申请人：张敏',
      '申请人与受伤害职工关系：妻子',
      '职工姓名\n李强\n性别\n男',
      '1985年6月12日',
    ],
    ...['2026年11月10日 上午10点左右，二车间3号冲床旁', '第十四条第（一）项', '右手食指'],
    ...['用人单位意见', '社会保险行政部门审查资料和受理意见', '证人：李华'],
    ...['与用人单位存在劳动关系（包括事实劳动关系）的证明材料', '亲属关系证明'],
  ])
    expect(text).toContain(part);
  const disease = {
    ...samples.injury.facts,
    accident: 'disease',
    hazard: '2018年到2025年',
  } as const;
  const ill = await read({ paper: 'injury', facts: disease });
  expect(ill).toContain('诊断时间\n2026年11月10日');
  expect(ill).toContain('职业病诊断证明书（或者职业病诊断鉴定书）');
});

test('is A4 in fonts Word has in China, with page numbers', async () => {
  const docx = await write(samples.arbitration);
  const xml = documentXml(docx);
  expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"');
  expect(xml).toContain('w:eastAsia="仿宋"');
  expect(xml).toContain('w:eastAsia="宋体"');
  const foot = [...unzip(docx)].find(([name]) => /footer\d*\.xml$/.test(name))?.[1].toString();
  expect(foot).toContain('NUMPAGES');
});

describe('whatever a member types', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
    fc.constantFrom(
      '</w:t></w:r><w:r><w:instrText>DDEAUTO c:\\\\cmd</w:instrText>',
      '<!ENTITY x SYSTEM "file:///etc/passwd">&x;&#0;',
      ']]>&amp;"\'\u0000\u0001\u001f\ud800\ufffe\u202e反',
      '张三👨‍👩‍👧😀\r\n第二行\t末',
    ),
  );

  test('the document is well-formed and has just that text, without what cannot be written', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (facts, employer) => {
        const contents: PaperContents = {
          ...samples.arbitration,
          facts: { ...samples.arbitration.facts, facts, employer, evidenceMore: facts },
        };
        const docx = await write(contents);
        const text = await textOf(docx);
        const lines = safeText(facts)
          .split('\n')
          .map((line) => line.trim());
        for (const line of lines) expect(text).toContain(line);
        expect(documentXml(docx)).not.toContain('<w:instrText>DDE');
        expect(documentXml(docx)).not.toMatch(/<!ENTITY|\ud800(?![\udc00-\udfff])/);
      }),
      { numRuns: 25 },
    );
  });

  test('a cleaned text stays as it is when cleaned again, and keeps what is harmless', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = safeText(text);
        expect(safeText(once)).toBe(once);
        expect(Buffer.from(once).toString()).toBe(once);
      }),
    );
    expect(safeText('王芳 👨‍👩‍👧\r\n&<>')).toBe('王芳 👨‍👩‍👧\n&<>');
  });
});

const statutes = await loadStatutes(path.resolve('../shared/laws'));

describe('the law', () => {
  test('is cited by full title and number in characters', () => {
    expect(
      citeInFull([
        { law: '劳动合同法', article: 47 },
        { law: '劳动合同法', article: 30 },
        { law: '劳动法', article: 44 },
        { law: '劳动合同法', article: 30 },
      ]),
    ).toBe('《中华人民共和国劳动合同法》第三十条、第四十七条，《中华人民共和国劳动法》第四十四条');
    expect([1, 10, 11, 20, 99, 100, 101, 110, 119].map(chineseNumber).join()).toBe(
      '一,十,十一,二十,九十九,一百,一百零一,一百一十,一百一十九',
    );
  });

  // Articles of every claim, however the work ended, and what a word of each must say.
  const endings = arbitrationFacts.shape.left.options;
  const everyCitation = [
    ...endings.flatMap((left) =>
      articlesOf({
        ...samples.arbitration.facts,
        left,
        claims: [...claimNames],
      } as ArbitrationFacts),
    ),
    ...terminationArticles,
    ...Object.values(accidents).map(({ article }) => article),
  ];

  test.runIf(statutes)('every article cited is there, and is about what it is cited for', () => {
    for (const { law, article } of everyCitation)
      expect(statutes?.article(law, article), `${law} ${article}`).toBeDefined();
    const says = (law: string, article: number) => statutes?.article(law, article) ?? '';
    expect(says('劳动合同法', 30)).toContain('及时足额支付劳动报酬');
    expect(says('劳动合同法', 82)).toContain('每月支付二倍的工资');
    expect(says('劳动合同法实施条例', 25)).toContain('不再支付经济补偿');
    expect(says('劳动合同法', 38)).toContain('未及时足额支付劳动报酬');
    expect(says('劳动合同法', 50)).toContain('十五日内');
    for (const { item, text, article } of Object.values(accidents)) {
      const sign = /（(.)）/.exec(item)?.[1];
      const own = says(article.law, article.article)
        .split('\n')
        .find((line) => line.startsWith(`(${sign})`));
      expect(own).toContain(text.slice(0, 8));
    }
  });
});

test('every block kind is written', async () => {
  const blocks: Block[] = [
    { kind: 'title', text: '甲' },
    { kind: 'heading', text: '乙' },
    { kind: 'note', text: '丙' },
    { kind: 'table', widths: [100], rows: [[{ text: '丁\n戊' }], [{ text: '' }]] },
  ];
  expect(await textOf(await writeDocx('试', blocks))).toBe('甲\n乙\n丙\n丁\n戊\n');
});
