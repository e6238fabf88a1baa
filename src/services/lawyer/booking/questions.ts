/** Questions around lawyers that are answered before the form is offered; the first that fits. */
const questions = [
  {
    // Also 没钱请律师: who has no money needs legal aid, not a form.
    kind: 'aid',
    shape: /援助|法援|元助|yuanzhu|请不起|請不起|没钱|沒錢|不要钱的|免费打|公益律师|代打/,
  },
  {
    kind: 'fees',
    shape: /收费|收費|要钱|要錢|免费|免費|多少钱|律师费|费用/,
  },
  {
    kind: 'hours',
    shape:
      /几点|坐班|值班|排班|坐诊|驻点|接待日|律师接待|有空的时段|(什么时候|啥时候|哪天|周几|几号|礼拜六|周末|晚上|夜里).*(律师|律師|在|来|接待)|律师(什么时候|啥时候|哪天|在线|人呢)/,
  },
  { kind: 'bring', shape: /(带|帶|准备|準備)(什么|什麼|啥|哪些)|要带.*(吗|么|不)/ },
] as const;

export type QuestionKind = (typeof questions)[number]['kind'];

/** What a text asks about lawyers, if it is one of these; booking one is not a question. */
export function questionIn(said: string): QuestionKind | undefined {
  return questions.find(({ shape }) => shape.test(said))?.kind;
}
