// @ts-check
import { act } from './api.js';
import { startChat } from './chat.js';
import { startComposer } from './composer.js';
import { byId } from './dom.js';
import { fillIcons } from './icons.js';
import { startPeople } from './people.js';
import { startRecords } from './records.js';
import { askName, chooseAction } from './sheets.js';
import { connect, currentPerson, store } from './store.js';

fillIcons();
startPeople();
startChat();
startComposer();
startRecords();
byId('more').addEventListener('click', more);
connect();

function more() {
  const person = currentPerson();
  if (!person) return;
  const follow = person.subscribed
    ? { label: '取消关注', danger: true, run: () => void act(store.current, 'unfollow') }
    : { label: '关注公众号', run: () => void act(store.current, 'follow') };
  void chooseAction('更多', [{ label: `给${person.name}改名`, run: rename }, follow]);
}

async function rename() {
  const person = currentPerson();
  if (!person) return;
  const name = await askName('改名', person.name);
  if (name) void act(person.openid, 'name', { name });
}
