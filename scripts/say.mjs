// node scripts/say.mjs ORIGIN TEXT …   writes to a running sandbox as a follower and prints the answers.
const [origin = 'http://127.0.0.1:3000', ...texts] = process.argv.slice(2);

async function post(path, body = {}) {
  const response = await fetch(`${origin}/simulator/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

const heardBy = async (openid) => {
  const { followers } = await post('/open');
  const person = followers.find((follower) => follower.openid === openid);
  return person.messages.filter((message) => message.from !== 'follower');
};

const settled = async (openid, before) => {
  for (let waited = 0; waited < 20_000; waited += 200) {
    const heard = await heardBy(openid);
    if (heard.length > before) return heard.slice(before);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('no answer');
};

const { followers } = await post('/open');
const { openid } = followers[0];
await settled(openid, 0); // the welcome
for (const text of texts) {
  const before = (await heardBy(openid)).length;
  await post(`/followers/${openid}/text`, { text });
  const answers = await settled(openid, before);
  const words = answers.map((answer) => answer.text.replaceAll(/<[^>]+>/g, '')).join('\n');
  process.stdout.write(`> ${text}\n${words}\n\n`);
  if (answers.some((answer) => answer.kind === 'fault')) process.exitCode = 1;
}
