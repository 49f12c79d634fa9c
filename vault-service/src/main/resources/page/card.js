// The page works without this file. It groups digits, names the brand and checks fields before they are sent; the server
// checks everything again. Nothing is stored, and nothing is sent but the form.
(() => {
  'use strict';

  const byId = (id) => document.getElementById(id);

  const summary = byId('summary');
  if (summary) summary.focus();

  // Tells the page around this one how things go: never a card's data, and only to the origins that the merchant registered.
  const {origins, session, event: news} = document.body.dataset;
  if (origins !== undefined && window.parent !== window) {
    const around = location.ancestorOrigins && location.ancestorOrigins[0];
    const targets = origins.split(' ').filter((origin) => origin && (!around || origin === around));
    const tell = (message) => {
      for (const target of targets) window.parent.postMessage({v: 1, sessionId: session, ...message}, target);
    };
    if (news) tell({type: news});
    new ResizeObserver(() => tell({type: 'resize', height: document.documentElement.offsetHeight}))
        .observe(document.documentElement);
  }

  // While a card is being decided on, asks how things stand and goes on by itself.
  const waiting = byId('waiting');
  if (waiting) {
    let pause = 1000;
    const later = () => {
      pause = Math.min(pause * 1.25, 5000);
      setTimeout(look, pause);
    };
    const look = () => fetch(waiting.dataset.standing, {headers: {Accept: 'application/json'}})
        .then((answer) => (answer.status < 500 ? answer.json() : Promise.reject(answer)))
        .then(({state}) => { if (state === 'deciding') later(); else location.replace(waiting.dataset.next); })
        .catch(later);
    setTimeout(look, pause);
  }

  // Warns two minutes before the session ends, gives more time without losing what was typed, and says when it is over.
  const time = byId('time');
  if (time) {
    const news = byId('time-news');
    const left = byId('time-left');
    const more = byId('time-form');
    const spoken = [120, 60, 20];
    let end = Date.now() + time.dataset.seconds * 1000;
    const say = (sentence, seen) => {
      news.classList.toggle('hidden', !seen);
      news.textContent = sentence;
    };
    const tick = () => {
      const seconds = Math.ceil((end - Date.now()) / 1000);
      const soon = seconds <= spoken[0];
      time.classList.toggle('urgent', soon);
      left.hidden = !soon;
      if (more) more.hidden = !soon;
      time.hidden = !soon && !news.textContent.trim();
      if (!soon) return;
      if (seconds < 0) {
        clearInterval(ticking);
        location.replace(time.dataset.page);
        return;
      }
      const rest = Math.max(seconds, 0);
      left.textContent = time.dataset.closing + ' ' + Math.floor(rest / 60) + ':' + String(rest % 60).padStart(2, '0');
      if (spoken.includes(rest)) say(left.textContent, false);
    };
    const ticking = setInterval(tick, 1000);
    tick();
    if (time.classList.contains('urgent') && !news.textContent.trim()) say(left.textContent, false);
    if (more) more.addEventListener('submit', (event) => {
      event.preventDefault();
      fetch(more.action, {
        method: 'POST',
        headers: {Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded'},
      })
          .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer)))
          .then(({seconds, granted}) => {
            end = Date.now() + seconds * 1000;
            if (!granted) more.remove();
            say(granted ? time.dataset.extended : time.dataset.limit, true);
            tick();
          })
          .catch(() => more.submit());
    });
  }

  // One click sends a form once. A page that comes back from the browser's memory starts anew.
  const sendOnce = (form, isFine) => {
    const button = form.querySelector('button[data-busy]');
    const label = button.textContent;
    let sending = false;
    form.addEventListener('submit', (event) => {
      if (sending || !isFine()) {
        event.preventDefault();
        return;
      }
      sending = true;
      button.setAttribute('aria-disabled', 'true');
      button.textContent = button.dataset.busy;
    });
    window.addEventListener('pageshow', (event) => {
      if (!event.persisted) return;
      sending = false;
      button.removeAttribute('aria-disabled');
      button.textContent = label;
      for (const secret of form.querySelectorAll('[name=number], [name=securityCode]')) secret.value = '';
    });
  };

  const wallet = byId('wallet');
  if (wallet) sendOnce(wallet, () => true);

  const form = byId('card-form');
  if (!form) return;

  // Where both a saved card and a new one may pay, the sum is asked once: the new card's fields follow the saved card's.
  const followed = wallet && byId('saved-amount');
  if (followed && !form.querySelector('.sum .wrong')) {
    form.querySelector('.sum').hidden = true;
    for (const id of ['amount', 'currency']) {
      const from = byId('saved-' + id);
      if (!from) continue;
      const follow = () => { byId(id).value = from.value; };
      from.addEventListener('input', follow);
      window.addEventListener('pageshow', follow);
      follow();
    }
  }

  const text = form.dataset;
  const number = byId('number');
  const expiry = byId('expiry');
  const code = byId('securityCode');
  const name = byId('name');
  const mark = number.parentElement;
  const brandLine = byId('number-brand');

  const ranges = text.ranges.split(' ').map((range) => {
    const [, low, high, brand] = /^(\d+)-(\d+):(.+)$/.exec(range);
    return {low: low, high: high, brand: brand, size: high - low};
  });
  const shapes = new Map(text.shapes.split(';').map((shape) => {
    const [id, label, grouping, lengths, code] = shape.split('|');
    return [id, {
      label: label,
      groups: grouping.split('-').map(Number),
      lengths: lengths.split(',').map(Number),
      code: Number(code),
    }];
  }));
  const marked = new Set(['visa', 'mastercard', 'amex']);

  const digitsOf = (value) => value.replace(/\D/g, '');

  // A brand is named once every number that begins like this is of that brand.
  const brandOf = (digits) => {
    if (!digits) return null;
    const low = digits.slice(0, 6).padEnd(6, '0');
    const high = digits.slice(0, 6).padEnd(6, '9');
    const touched = ranges.filter((range) => range.low <= high && range.high >= low);
    const whole = touched.filter((range) => range.low <= low && range.high >= high);
    if (!whole.length) return null;
    const narrowest = whole.reduce((one, other) => (other.size < one.size ? other : one));
    const rivals = touched.filter((range) => range.size < narrowest.size && range.brand !== narrowest.brand);
    return rivals.length && digits.length < 4 ? null : narrowest.brand;
  };

  const groupsOf = (brand) => (shapes.get(brand) || {groups: [4, 4, 4, 4, 3]}).groups;

  const grouped = (digits, groups) => {
    const parts = [];
    let at = 0;
    for (const size of groups) {
      if (at >= digits.length) break;
      parts.push(digits.slice(at, at + size));
      at += size;
    }
    if (at < digits.length) parts.push(digits.slice(at));
    return parts.join(' ');
  };

  const showBrand = (brand) => {
    const shape = shapes.get(brand);
    if (shape) mark.dataset.brand = marked.has(brand) ? brand : 'other';
    else delete mark.dataset.brand;
    const label = shape ? shape.label : '';
    if (brandLine.textContent !== label) brandLine.textContent = label;
  };

  const formatNumber = () => {
    const caret = number.selectionStart;
    const before = digitsOf(number.value.slice(0, caret)).length;
    const digits = digitsOf(number.value).slice(0, 19);
    const brand = brandOf(digits);
    const value = grouped(digits, groupsOf(brand));
    showBrand(brand);
    if (value === number.value) return;
    number.value = value;
    let at = 0;
    for (let seen = 0; seen < before && at < value.length; at++) {
      if (value[at] !== ' ') seen++;
    }
    number.setSelectionRange(at, at);
  };

  const formatExpiry = (event) => {
    const removing = event.inputType && event.inputType.startsWith('delete');
    const value = expiry.value;
    if (removing || expiry.selectionStart !== value.length) return;
    const digits = digitsOf(value);
    if (/^[2-9]$/.test(value)) expiry.value = '0' + value + '/';
    else if (/^\d{2}$/.test(value) || /^\d{2}\s*\/\s*$/.test(value)) expiry.value = digits + '/';
    else if (/^\d\/$/.test(value)) expiry.value = '0' + value;
    else if (/^\d{3,4}$/.test(value)) expiry.value = digits.slice(0, 2) + '/' + digits.slice(2);
  };

  const passesLuhn = (digits) => {
    let sum = 0;
    for (let i = 0; i < digits.length; i++) {
      let digit = Number(digits[digits.length - 1 - i]);
      if (i % 2) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
      sum += digit;
    }
    return sum % 10 === 0;
  };

  const numberFault = () => {
    const digits = digitsOf(number.value);
    if (!digits) return text.numberMissing;
    const shape = shapes.get(brandOf(digits));
    if (shape ? !shape.lengths.includes(digits.length) : digits.length < 12) return text.numberLength;
    return passesLuhn(digits) ? '' : text.numberMistyped;
  };

  const expiryFault = () => {
    const parts = /^\s*(\d{1,2})\s*[/.\- ]\s*(\d{2}|\d{4})\s*$/.exec(expiry.value) ||
        /^\s*(\d{2})(\d{2}|\d{4})\s*$/.exec(expiry.value);
    if (!expiry.value.trim()) return text.expiryMissing;
    if (!parts || parts[1] < 1 || parts[1] > 12) return text.expiryInvalid;
    const year = Number(parts[2]) + (parts[2].length === 2 ? 2000 : 0);
    // Half a day of grace: the server counts by the westernmost clock.
    const end = Date.UTC(year, Number(parts[1]), 1, 12);
    return end <= Date.now() ? text.expiryPast : '';
  };

  const codeFault = () => {
    if (!code.value.trim()) return text.codeMissing;
    const shape = shapes.get(brandOf(digitsOf(number.value)));
    return (shape ? code.value.trim().length === shape.code : true) && /^\s*\d{3,4}\s*$/.test(code.value) ? '' : text.codeInvalid;
  };

  const given = (input, missing) => () => (input.required && !input.value.trim() ? missing : '');

  const show = (input, fault) => {
    const line = byId(input.id + '-fault');
    input.closest('.field').classList.toggle('wrong', Boolean(fault));
    if (fault) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
    if (line.textContent !== fault) line.textContent = fault;
    return !fault;
  };

  const checks = [[number, numberFault], [expiry, expiryFault]];
  const amount = byId('amount');
  if (amount && !followed) checks.unshift([amount, given(amount, text.amountMissing)]);
  if (code) checks.push([code, codeFault]);
  const needed = {
    name: text.nameMissing, line1: text.line1Missing, city: text.cityMissing, country: text.countryMissing,
  };
  for (const [id, missing] of Object.entries(needed)) {
    const input = byId(id);
    if (input) checks.push([input, given(input, missing)]);
  }
  for (const [input, fault] of checks) {
    // Nobody is blamed for a field that was only passed through.
    input.addEventListener('blur', () => { if (input.value.trim()) show(input, fault()); });
    input.addEventListener('input', () => { if (input.hasAttribute('aria-invalid')) show(input, ''); });
  }
  number.addEventListener('input', formatNumber);
  expiry.addEventListener('input', formatExpiry);
  if (number.value) formatNumber();

  sendOnce(form, () => {
    const wrong = checks.filter(([input, fault]) => !show(input, fault()));
    if (wrong.length) wrong[0][0].focus();
    return !wrong.length;
  });
  window.addEventListener('pageshow', (event) => { if (event.persisted) showBrand(null); });
})();
