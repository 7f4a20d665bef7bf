import { NEVER, Observable, of, throwError } from 'rxjs';
import { SharedAnswers } from './shared-answers';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** Answers on demand, and counts. */
function source() {
  const seen = { asked: 0, cancelled: 0, answer: (_: string) => undefined as void };
  const ask = () =>
    new Observable<string>((subscriber) => {
      seen.asked++;
      let done = false;
      seen.answer = (value) => {
        subscriber.next(value);
        done = true;
        subscriber.complete();
      };
      return () => {
        seen.cancelled += Number(!done);
      };
    });
  return { seen, ask };
}

test('all who ask the same share one request, under way and just answered', () => {
  const { seen, ask } = source();
  const answers = new SharedAnswers<string>({ keep: 5000 });
  const got: string[] = [];
  answers.get('a', ask).subscribe((value) => got.push(value));
  answers.get('a', ask).subscribe((value) => got.push(value));
  seen.answer('x');
  jest.advanceTimersByTime(4999);
  answers.get('a', ask).subscribe((value) => got.push(value));
  expect([seen.asked, got]).toEqual([1, ['x', 'x', 'x']]);
  jest.advanceTimersByTime(1);
  answers.get('a', ask).subscribe();
  expect(seen.asked).toBe(2);
});

test('a request is cancelled when the last one leaves, and asked anew after that', () => {
  const { seen, ask } = source();
  const answers = new SharedAnswers<string>();
  const [first, second] = [answers.get('a', ask).subscribe(), answers.get('a', ask).subscribe()];
  first.unsubscribe();
  expect(seen.cancelled).toBe(0);
  second.unsubscribe();
  expect(seen.cancelled).toBe(1);
  answers.get('a', ask).subscribe();
  expect(seen.asked).toBe(2);
});

test('who leaves after the answer cancels nothing and forgets nothing', () => {
  const { seen, ask } = source();
  const answers = new SharedAnswers<string>();
  const listening = answers.get('a', ask).subscribe();
  seen.answer('x');
  listening.unsubscribe();
  answers.get('a', ask).subscribe();
  expect([seen.asked, seen.cancelled]).toEqual([1, 0]);
});

test('an error reaches everybody who waits and is not kept', () => {
  const answers = new SharedAnswers<string>();
  const errors: unknown[] = [];
  answers.get('a', () => throwError(() => 'down')).subscribe({ error: (error) => errors.push(error) });
  const got: string[] = [];
  answers.get('a', () => of('up')).subscribe((value) => got.push(value));
  expect([errors, got]).toEqual([['down'], ['up']]);
});

test('the oldest go where there are too many', () => {
  const answers = new SharedAnswers<string>({ limit: 2 });
  const { seen, ask } = source();
  answers.get('a', ask).subscribe();
  ['b', 'c'].forEach((key) => answers.get(key, () => NEVER).subscribe());
  answers.get('a', ask).subscribe();
  expect([seen.asked, seen.cancelled]).toEqual([2, 0]);
});
