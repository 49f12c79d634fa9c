// Shows Mintmark's card page within a page of yours: Mintmark.mount('#card', {href, onCompleted, …}). See docs/embedding.md.
(() => {
  'use strict';

  // The card page comes from where this script comes from, and only it is listened to.
  const home = new URL(document.currentScript.src).origin;
  const callbacks = {
    ready: 'onReady',
    completed: 'onCompleted',
    canceled: 'onCanceled',
    expired: 'onExpired',
    error: 'onError',
  };

  const mount = (target, options) => {
    const place = typeof target === 'string' ? document.querySelector(target) : target;
    if (!place) throw new TypeError('Mintmark: there is no such element');
    const address = new URL(options.href);
    if (!/^https?:$/.test(address.protocol)) throw new TypeError('Mintmark: href must be the EMBEDDED action of a session');

    const frame = document.createElement('iframe');
    frame.title = options.title || 'Mintmark';
    frame.allow = 'payment';
    frame.referrerPolicy = 'no-referrer';
    frame.style.cssText = 'display:block;width:100%;height:30rem;border:0';
    frame.src = address.href;

    const hear = (event) => {
      if (event.origin !== home || event.source !== frame.contentWindow) return;
      const message = event.data;
      if (!message || message.v !== 1) return;
      if (message.type === 'resize') {
        if (message.height > 0 && message.height < 5000) frame.style.height = Math.ceil(message.height) + 'px';
        return;
      }
      const callback = Object.hasOwn(callbacks, message.type) && options[callbacks[message.type]];
      if (callback) callback({type: message.type, sessionId: message.sessionId});
    };
    window.addEventListener('message', hear);
    place.append(frame);

    return {
      unmount: () => {
        window.removeEventListener('message', hear);
        frame.remove();
      },
    };
  };

  window.Mintmark = Object.freeze({mount});
})();
