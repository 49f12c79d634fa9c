'use strict';

const byId = (id) => document.getElementById(id);

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined && text !== null) made.textContent = text;
  return made;
}

function clock(at) {
  const time = element('time', '', new Date(at).toLocaleTimeString());
  time.dateTime = at;
  return time;
}

// After a lost connection the server tells everything again: what is shown already is left out.
const shown = new Set();

function add(list, key, parts, body) {
  if (shown.has(key)) return;
  shown.add(key);
  const details = element('details');
  const summary = element('summary');
  parts.forEach((part) => summary.append(part));
  details.append(summary, element('pre', '', JSON.stringify(body, null, 2)));
  const item = element('li');
  item.append(details);
  byId(list).prepend(item);
  byId(list + '-empty').hidden = true;
}

function webhook(item) {
  const badge = element('span', item.verified ? 'badge' : 'badge bad', item.verified ? 'verified' : 'not verified');
  add('webhooks', 'webhook ' + item.id + item.at,
    [element('span', 'type', item.type || 'unreadable'), badge, element('code', '', item.source), clock(item.at)], item.body);
}

function kafka(item) {
  add('events', 'event ' + item.topic + item.partition + '/' + item.offset,
    [element('span', 'type', item.topic), element('code', '', item.key), clock(item.at)], item.body);
  if (item.topic.startsWith('payment_instrument.')) cards();
}

async function cards() {
  const answer = await fetch('/cards');
  if (!answer.ok) return;
  const saved = (await answer.json()).data;
  byId('cards').replaceChildren(...saved.map((instrument) => {
    const card = instrument.card;
    const item = element('li');
    item.append(
      element('span', 'brand-name', card.brand),
      element('span', '', '•••• ' + card.last4),
      element('span', 'quiet', String(card.expMonth).padStart(2, '0') + '/' + card.expYear),
      element('code', '', instrument.id));
    return item;
  }));
  byId('cards-empty').hidden = saved.length > 0;
}

function listen() {
  const live = byId('live');
  const source = new EventSource('/live');
  source.onopen = () => { live.textContent = 'live'; live.classList.add('on'); };
  source.onerror = () => { live.textContent = 'reconnecting'; live.classList.remove('on'); };
  source.addEventListener('webhook', (message) => webhook(JSON.parse(message.data)));
  source.addEventListener('event', (message) => kafka(JSON.parse(message.data)));
}

document.querySelectorAll('.copy').forEach((button) => button.addEventListener('click', async () => {
  await navigator.clipboard.writeText(button.textContent.replaceAll(' ', ''));
  button.classList.add('done');
  setTimeout(() => button.classList.remove('done'), 1500);
}));

cards();
listen();
