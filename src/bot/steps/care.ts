import { type Step, textOf } from '../frame.ts';
import { sharedSay } from '../run.ts';

/** Said of oneself; a question about somebody's death at work is one for the law. */
const despair =
  /想死|不想活|活着没(有)?意思|活够了|(我|真|都)想(自杀|跳楼|轻生)|我要(自杀|跳楼)|割腕|了结(我)?自己/;
const beaten =
  /家暴|(老公|丈夫|男人|男朋友|老婆|妻子|家里人|公公|婆婆)(又|总|老|一直|经常)*(打|揍)我/;

/** Which words answer a text that comes before all else; undefined for most. */
export function careFor(text: string): 'care.despair' | 'care.violence' | undefined {
  if (despair.test(text)) return 'care.despair';
  return beaten.test(text) ? 'care.violence' : undefined;
}

/** Some words come before every form and every rule: there is somebody to call now. */
export const care: Step = (frame) => {
  const text = textOf(frame);
  const key = text === undefined ? undefined : careFor(text);
  if (!key) return undefined;
  frame.route = 'care';
  return { kind: 'text', text: sharedSay(frame)(key) };
};
