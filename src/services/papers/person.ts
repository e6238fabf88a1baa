/** 男 or 女, by the 17th digit of a resident id (GB 11643-1999). */
export function sexOf(residentId: string): string {
  return Number(residentId[16]) % 2 === 1 ? '男' : '女';
}

/** The birthday in a resident id, `YYYY-MM-DD`. */
export function birthdayOf(residentId: string): string {
  return `${residentId.slice(6, 10)}-${residentId.slice(10, 12)}-${residentId.slice(12, 14)}`;
}

/** Full years on a day. */
export function ageOn(residentId: string, day: string): number {
  const birthday = birthdayOf(residentId);
  const years = Number(day.slice(0, 4)) - Number(birthday.slice(0, 4));
  return day.slice(5) < birthday.slice(5) ? years - 1 : years;
}
