// The page works without this file. It groups digits, names the brand and checks fields before they are sent; the server
// checks everything again. Nothing is stored, and nothing is sent but the form.
(() => {
  'use strict';

  const summary = document.getElementById('summary');
  if (summary) summary.focus();

  const form = document.getElementById('card-form');
  if (!form) return;

  const text = form.dataset;
  const number = document.getElementById('number');
  const expiry = document.getElementById('expiry');
  const name = document.getElementById('name');
  const mark = number.parentElement;
  const brandLine = document.getElementById('number-brand');

  const ranges = text.ranges.split(' ').map((range) => {
    const [, low, high, brand] = /^(\d+)-(\d+):(.+)$/.exec(range);
    return {low: low, high: high, brand: brand, size: high - low};
  });
  const shapes = new Map(text.shapes.split(';').map((shape) => {
    const [id, label, grouping, lengths] = shape.split('|');
    return [id, {label: label, groups: grouping.split('-').map(Number), lengths: lengths.split(',').map(Number)}];
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

  const nameFault = () => (name.required && !name.value.trim() ? text.nameMissing : '');

  const show = (input, fault) => {
    const line = document.getElementById(input.id + '-fault');
    input.closest('.field').classList.toggle('wrong', Boolean(fault));
    if (fault) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
    if (line.textContent !== fault) line.textContent = fault;
    return !fault;
  };

  const checks = [[number, numberFault], [expiry, expiryFault]];
  if (name) checks.push([name, nameFault]);
  for (const [input, fault] of checks) {
    // Nobody is blamed for a field that was only passed through.
    input.addEventListener('blur', () => { if (input.value.trim()) show(input, fault()); });
    input.addEventListener('input', () => { if (input.hasAttribute('aria-invalid')) show(input, ''); });
  }
  number.addEventListener('input', formatNumber);
  expiry.addEventListener('input', formatExpiry);
  if (number.value) formatNumber();

  const save = document.getElementById('save');
  const label = save.textContent;
  let sending = false;
  form.addEventListener('submit', (event) => {
    const wrong = checks.filter(([input, fault]) => !show(input, fault()));
    if (wrong.length || sending) {
      event.preventDefault();
      if (wrong.length) wrong[0][0].focus();
      return;
    }
    sending = true;
    save.setAttribute('aria-disabled', 'true');
    save.textContent = text.submitting;
  });
  // A page that comes back from the browser's memory starts anew.
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    sending = false;
    save.removeAttribute('aria-disabled');
    save.textContent = label;
    number.value = '';
    showBrand(null);
  });
})();
