const kin =
  '(?:爸爸?|妈妈?|父亲?|母亲?|爷爷|奶奶|公公|婆婆|外公|外婆|岳父|岳母|丈人|丈母娘|老公|丈夫|老婆|妻子|爱人|儿子|女儿|孩子|哥哥?|弟弟?|姐姐?|妹妹?|叔叔?|伯伯?|舅舅?|姑姑|姨妈?|家属|家里人|家人|亲人|亲属|老人)';
const close = '(?:已经|昨[天晚]|今[天早]|前[天些]|刚刚?|上个?[月周]|都|突然|就)?';
/** 死 that is no death: 累死了, 死板, 没死. */
const died =
  '(?:(?<![累气急忙烦笑吓冻困饿没不])死(?![活板缠心规磨])|去世|过世|离世|身亡|遇难|病逝)';

/** 走了 and 没了 count only right after who it is: 老公从公司走了 has left. */
const grief = new RegExp(
  `${kin}[^,，。;；!！?？]{0,12}${died}|${kin}${close}(?:走了|没了)(?!一?[个年月天])`,
);

/** Whether a text tells of somebody's death in the family. */
export const grieves = (said: string): boolean => grief.test(said);
