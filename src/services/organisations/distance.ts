/** A point on the map, in degrees. */
export interface Point {
  latitude: number;
  longitude: number;
}

const earthRadius = 6_371_000;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Metres between two points, along the great circle. */
export function metresBetween(a: Point, b: Point): number {
  const north = Math.sin(radians(b.latitude - a.latitude) / 2) ** 2;
  const east = Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  const along = north + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * east;
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(along)));
}

/** 850米, 2.3公里, 35公里: no more exact than a straight line deserves. */
export function sayDistance(metres: number): string {
  if (metres < 950) return `${Math.max(50, Math.round(metres / 50) * 50)}米`;
  const kilometres = metres / 1000;
  return `${kilometres < 10 ? kilometres.toFixed(1) : Math.round(kilometres)}公里`;
}

/** The rows that have a place on the map, the nearest first. */
export function byDistance<Row extends { latitude: number | null; longitude: number | null }>(
  from: Point,
  rows: readonly Row[],
): { row: Row; metres: number }[] {
  return rows
    .flatMap((row) => {
      const { latitude, longitude } = row;
      if (latitude === null || longitude === null) return [];
      return [{ row, metres: metresBetween(from, { latitude, longitude }) }];
    })
    .sort((a, b) => a.metres - b.metres);
}
