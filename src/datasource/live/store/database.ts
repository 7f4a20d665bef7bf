import { StoreError } from './problem';

export const DATABASE = 'vllm-console-history';

/** Another number drops whatever an earlier or a later version of the plugin stored. */
export const FORMAT = 1;

/** Of all scopes together. `layouts` number themselves and never reuse a number. */
export const STORES = Object.freeze(['scopes', 'layouts', 'scrapes'] as const);

/** Opens the database of this format, empty if there was another one. Rejects with StoreError or the browser's error. */
export async function openDatabase(factory: IDBFactory, patience: number): Promise<IDBDatabase> {
  try {
    return await settled(openRequest(factory), patience);
  } catch (error) {
    if ((error as Error | null)?.name !== 'VersionError') {
      throw error;
    }
    await settled(factory.deleteDatabase(DATABASE), patience);
    return settled(openRequest(factory), patience);
  }
}

function openRequest(factory: IDBFactory): IDBOpenDBRequest {
  const request = factory.open(DATABASE, FORMAT);
  request.onupgradeneeded = () => {
    const database = request.result;
    [...database.objectStoreNames].forEach((name) => database.deleteObjectStore(name));
    database.createObjectStore('scopes', { keyPath: 'scope' });
    database.createObjectStore('layouts', { keyPath: 'id', autoIncrement: true }).createIndex('scope', 'scope');
    database.createObjectStore('scrapes', { keyPath: ['scope', 't'] }).createIndex('layout', 'layout');
  };
  return request;
}

/** Some browsers leave the request open for ever, and other tabs may hold an older database: then it is given up. */
function settled(request: IDBOpenDBRequest, patience: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    let isBlocked = false;
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      reject(new StoreError(isBlocked ? 'blocked' : 'unavailable'));
    }, patience);
    request.onblocked = () => {
      isBlocked = true;
    };
    request.onsuccess = () => {
      clearTimeout(timer);
      if (isLate) {
        request.result?.close();
      }
      resolve(request.result);
    };
    request.onerror = (event) => {
      event.preventDefault();
      clearTimeout(timer);
      reject(request.error);
    };
  });
}
