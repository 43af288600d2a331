// ==UserScript==
// @name         Touchstone
// @description  Lets pages find the Touchstone wallet of this computer (EIP-6963, EIP-1193)
// @match        https://*/*
// @match        http://localhost/*
// @match        http://127.0.0.1/*
// @run-at       document-start
// @grant        none
// ==/UserScript==

// Announces a provider that passes on what the page asks for to the wallet's door, over a WebSocket, and hands back
// what it answers. The door asks the user; this script holds no key and decides nothing.
(() => {
  'use strict';
  const DOOR = 'ws://127.0.0.1:1248/';
  const MOST_WAITING = 64;
  const FIRST_PAUSE = 500;
  const LONGEST_PAUSE = 15_000;
  const TO_CONNECT = 4_000;

  class ProviderError extends Error {
    constructor(code, message, data) {
      super(message);
      this.name = 'ProviderRpcError';
      this.code = code;
      if (data !== undefined) this.data = data;
    }
  }

  class Touchstone {
    #socket = null;
    #opening = null;
    #next = 1;
    #waiting = new Map();
    #listeners = new Map();
    #pause = FIRST_PAUSE;
    #connected = false;

    // EIP-1193: one request, one promise.
    async request(args) {
      const { method, params } = args ?? {};
      if (typeof method !== 'string' || method === '') throw new ProviderError(-32600, 'no method');
      if (params !== undefined && (typeof params !== 'object' || params === null)) {
        throw new ProviderError(-32602, 'no parameters');
      }
      const before = method === 'eth_requestAccounts' || method === 'wallet_requestPermissions';
      const result = await this.#send(method, params ?? []);
      if (before) this.#emit('accountsChanged', await this.#send('eth_accounts', []));
      if (method === 'wallet_revokePermissions') this.#emit('accountsChanged', []);
      return result;
    }

    isConnected() {
      return this.#connected;
    }

    on(event, listener) {
      if (!this.#listeners.has(event)) this.#listeners.set(event, new Set());
      this.#listeners.get(event).add(listener);
      return this;
    }

    removeListener(event, listener) {
      this.#listeners.get(event)?.delete(listener);
      return this;
    }

    #emit(event, value) {
      for (const listener of [...(this.#listeners.get(event) ?? [])]) {
        try { listener(value); } catch (problem) { setTimeout(() => { throw problem; }); }
      }
    }

    async #send(method, params) {
      if (this.#waiting.size >= MOST_WAITING) throw new ProviderError(-32005, 'too many requests wait');
      const socket = await this.#open();
      const id = this.#next++;
      return new Promise((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject });
        socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
      });
    }

    #open() {
      if (this.#socket?.readyState === WebSocket.OPEN) return Promise.resolve(this.#socket);
      this.#opening ??= new Promise((resolve, reject) => {
        const gone = new ProviderError(4900, 'Touchstone is not open, or its door is closed');
        const socket = new WebSocket(DOOR);
        const timer = setTimeout(() => socket.close(), TO_CONNECT);
        socket.onopen = () => {
          clearTimeout(timer);
          this.#socket = socket;
          this.#opening = null;
          this.#pause = FIRST_PAUSE;
          resolve(socket);
          this.#send('eth_chainId', []).then((chainId) => {
            this.#connected = true;
            this.#emit('connect', { chainId });
          }, () => {});
        };
        socket.onmessage = (event) => this.#heard(event.data);
        socket.onclose = () => {
          clearTimeout(timer);
          this.#opening = null;
          reject(gone);
          this.#lost(socket, gone);
        };
      });
      return this.#opening;
    }

    // Whatever waited is answered. Where somebody listens, it is tried again, more and more seldom.
    #lost(socket, gone) {
      if (this.#socket !== socket) return;
      this.#socket = null;
      for (const { reject } of this.#waiting.values()) reject(gone);
      this.#waiting.clear();
      if (this.#connected) this.#emit('disconnect', gone);
      this.#connected = false;
      this.#again();
    }

    #again() {
      if (this.#listeners.size === 0) return;
      setTimeout(() => this.#open().catch(() => this.#again()), this.#pause);
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
    }

    #heard(text) {
      let message;
      try { message = JSON.parse(text); } catch { return; }
      if (message?.method === 'eth_subscription') {
        this.#emit('message', { type: 'eth_subscription', data: message.params });
        return;
      }
      const waiting = this.#waiting.get(message?.id);
      if (!waiting) return;
      this.#waiting.delete(message.id);
      const { error } = message;
      if (error) waiting.reject(new ProviderError(error.code, error.message, error.data));
      else waiting.resolve(message.result);
    }
  }

  const icon = 'data:image/svg+xml,' + encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><rect width="96" height="96" rx="20" fill="#22302c"/>'
    + '<path d="M24 66 72 24" stroke="#d9b45b" stroke-width="9" stroke-linecap="round"/></svg>');
  const info = Object.freeze({
    uuid: crypto.randomUUID(),
    name: 'Touchstone',
    icon,
    rdns: 'dev.touchstone',
  });
  const detail = Object.freeze({ info, provider: new Touchstone() });
  const announce = () => window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail }));
  window.addEventListener('eip6963:requestProvider', announce);
  announce();
})();
