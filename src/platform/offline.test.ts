import { describe, expect, it, vi } from 'vitest';
import { startOffline } from './offline.ts';

class Worker extends EventTarget {
  state = 'installing';
  readonly postMessage = vi.fn();
  become(state: string): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

class Registration extends EventTarget {
  waiting: Worker | null = null;
  installing: Worker | null = null;
  readonly update = vi.fn(async () => undefined);
}

function browser({ isControlled }: { readonly isControlled: boolean }) {
  const registration = new Registration();
  const container = Object.assign(new EventTarget(), {
    controller: isControlled ? {} : null,
    register: async () => registration,
  });
  const reload = vi.fn();
  const back: (() => void)[] = [];
  const updates = startOffline(container as unknown as ServiceWorkerContainer, reload, (act) => {
    back.push(act);
  });
  const told = vi.fn();
  updates.watch(told);
  const comeBack = () =>
    back.forEach((act) => {
      act();
    });
  return { registration, container, updates, told, reload, comeBack };
}

/** The registration has answered. */
const settled = () => Promise.resolve().then(() => undefined);

describe('offline use', () => {
  it('takes the first visit for no update', async () => {
    const { registration, told } = browser({ isControlled: false });
    await settled();
    registration.installing = new Worker();
    registration.dispatchEvent(new Event('updatefound'));
    registration.installing.become('installed');
    expect(told).not.toHaveBeenCalled();
  });

  it('tells of a newer version when it is whole, and loads it only when asked to', async () => {
    const { registration, container, updates, told, reload } = browser({ isControlled: true });
    await settled();
    const worker = new Worker();
    registration.installing = worker;
    registration.dispatchEvent(new Event('updatefound'));
    expect(told).not.toHaveBeenCalled();
    worker.become('installed');
    expect(told).toHaveBeenCalledOnce();
    container.dispatchEvent(new Event('controllerchange'));
    expect(reload).not.toHaveBeenCalled();
    updates.takeUp();
    expect(worker.postMessage).toHaveBeenCalledWith('take-over');
    container.dispatchEvent(new Event('controllerchange'));
    expect(reload).toHaveBeenCalledOnce();
  });

  it('looks for a newer version when somebody comes back to a page that was open for long', async () => {
    const { registration, comeBack } = browser({ isControlled: true });
    await settled();
    expect(registration.update).not.toHaveBeenCalled();
    comeBack();
    expect(registration.update).toHaveBeenCalledOnce();
  });

  it('changes nothing where the browser has no service workers or forbids them', async () => {
    const refused = {
      controller: null,
      addEventListener: vi.fn(),
      register: async () => Promise.reject(new Error('no')),
    };
    const updates = startOffline(refused as unknown as ServiceWorkerContainer, vi.fn(), vi.fn());
    await settled();
    updates.takeUp();
    startOffline(null, vi.fn()).takeUp();
  });
});
