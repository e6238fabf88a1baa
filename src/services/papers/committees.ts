/**
 * The districts, counties and the city of Hangzhou (as since 2021). Their arbitration committees are
 * called after them: 浙江省劳动人事争议调解仲裁条例 arts. 12 and 17.
 */
const districts = [
  ...['西湖区', '上城区', '拱墅区', '滨江区', '萧山区', '余杭区', '临平区', '钱塘区', '富阳区'],
  ...['临安区', '桐庐县', '淳安县', '建德市'],
];

/** What is picked where the employer is somewhere else. */
export const elsewhere = 'elsewhere';

export const districtOptions = [
  ...districts.map((name) => ({ value: name, label: name, words: [name.slice(0, -1)] })),
  { value: elsewhere, label: '别的地方', words: ['外地', '其他', '其它'] },
];

/** The one district of Hangzhou an address names; undefined for none, several, or another city. */
export function districtIn(address: string): string | undefined {
  const other = /([\p{Script=Han}]{2,3})市/u.exec(address)?.[1];
  if (other && !/杭州|建德/.test(other)) return undefined;
  const named = districts.filter((name) => address.includes(name));
  return named.length === 1 ? named[0] : undefined;
}

/**
 * The full name of the committee that is competent for a place.
 *
 * @param place a district of the list, or the name of a county or district anywhere
 */
export function committeeOf(place: string): string {
  const inHangzhou = districts.includes(place) && place.endsWith('区') ? '杭州市' : '';
  return `${inHangzhou}${place}劳动人事争议仲裁委员会`;
}
