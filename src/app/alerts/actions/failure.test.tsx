import { failureOf } from './failure';

const error = (status: number, data: unknown, statusText = '') => ({ status, statusText, data, config: { url: '' } });

test.each([
  ['a permission that is missing', error(403, { message: 'no permission' }), true, '403 no permission'],
  ['nobody signed in', error(401, {}, 'Unauthorized'), true, '401 Unauthorized'],
  [
    'a full quota, which is a 403 too',
    error(403, { message: 'quota has been exceeded' }),
    false,
    '403 quota has been exceeded',
  ],
  ['an error in the text of a deletion', error(403, '{"message":"no permission"}'), true, '403 no permission'],
  ['a text that is no JSON', error(502, '<html>', 'Bad Gateway'), false, '502 <html>'],
  ['an exception', new Error('network down'), false, 'network down'],
])('%s', (_, thrown, forbidden, said) => {
  expect(failureOf(thrown)).toEqual({ forbidden, said });
});
