// Traditional characters in what is said of events, each with the simplified one behind it.
const pairs =
  '報报課课賽赛藝艺攝摄親亲講讲麵面點点車车語语週周個个兩两幫帮給给號号隊队樂乐歌歌體体驗验區区廣广場场練练習习請请' +
  '問问嗎吗麼么還还沒没滿满補补與与跟跟師师傅傅閨闺妹妹單单間间時时務务讓让員员墩墩鎮镇雙双蔣蒋靈灵蕩荡轉转塘塘邀邀競竞';
const simplified = new Map(
  Array.from({ length: pairs.length / 2 }, (_, at) => [pairs[at * 2], pairs[at * 2 + 1]] as const),
);

/** A text as the readers here compare it: simplified characters, half width, small letters. */
export function plain(text: string): string {
  return [...text.normalize('NFKC').toLowerCase()]
    .map((character) => simplified.get(character) ?? character)
    .join('');
}
