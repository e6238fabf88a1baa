// @ts-check
import { h, toast } from './dom.js';
import { askFor } from './sheets.js';

/** Places in and around the district. */
const places = [
  { label: '西湖区总工会（文三路）', lat: 30.27629, lng: 120.13026 },
  { label: '西湖文化广场', lat: 30.27972, lng: 120.16139 },
  { label: '三墩镇文化中心', lat: 30.32931, lng: 120.08347 },
  { label: '蒋村街道社区服务中心', lat: 30.29086, lng: 120.07372 },
  { label: '灵隐街道办事处', lat: 30.26144, lng: 120.12478 },
  { label: '西溪国家湿地公园', lat: 30.27218, lng: 120.06362 },
  { label: '西湖·断桥', lat: 30.25893, lng: 120.15105 },
  { label: '转塘街道象山', lat: 30.16011, lng: 120.08097 },
];

/** @returns {Promise<{ lat: number, lng: number, label: string } | null>} */
export async function askPlace() {
  const first = places[0];
  const values = await askFor(
    '发送位置',
    [
      { name: 'label', label: '地点', value: first?.label ?? '' },
      { name: 'lat', label: '纬度', value: String(first?.lat ?? ''), mode: 'decimal' },
      { name: 'lng', label: '经度', value: String(first?.lng ?? ''), mode: 'decimal' },
    ],
    '发送',
    (write) => [list(write)],
  );
  if (!values) return null;
  const place = { label: values.label ?? '', lat: Number(values.lat), lng: Number(values.lng) };
  if (Number.isFinite(place.lat) && Number.isFinite(place.lng)) return place;
  toast('纬度和经度要填数字');
  return null;
}

/** @param {(values: Record<string, string>) => void} write */
function list(write) {
  return h(
    'div',
    { class: 'places', role: 'group', 'aria-label': '常用地点' },
    ...places.map(({ label, lat, lng }) =>
      h(
        'button',
        {
          type: 'button',
          class: 'place',
          onclick: () => write({ label, lat: String(lat), lng: String(lng) }),
        },
        label,
      ),
    ),
  );
}
