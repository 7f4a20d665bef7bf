/** What a request gives. Rejects with its error. */
export function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Settles with the transaction; rejects with what made it abort. */
export function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}

/** Calls `visit` with each record from the first on, until it returns false. */
export function each<C extends IDBCursor>(
  request: IDBRequest<C | null>,
  visit: (cursor: C) => Promise<boolean>
): Promise<void> {
  return new Promise((resolve, reject) => {
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor) {
        resolve();
        return;
      }
      visit(cursor).then((goOn) => (goOn ? cursor.continue() : resolve()), reject);
    };
  });
}
