import { headersFor } from './credentials';

const datasource = {
  uid: 'a',
  name: 'a',
  type: 'a',
  basicAuth: true,
  basicAuthUser: 'u',
  jsonData: { httpHeaderName1: 'X-Tenant' },
  secureJsonData: { basicAuthPassword: 'p', httpHeaderValue1: 'one' },
};

test('basic authentication is used where the route leaves Authorization empty, the custom header always', () => {
  const basic = { authorization: 'Basic dTpw', 'x-tenant': 'one' };
  expect(headersFor(datasource, [])).toEqual(basic);
  expect(headersFor(datasource, [['Authorization', '']])).toEqual(basic);
  expect(headersFor(datasource, [['Authorization', 'Bearer k']])).toEqual({ ...basic, authorization: 'Bearer k' });
});

test('a datasource without either sends what the route says', () => {
  const plain = { ...datasource, basicAuth: false, secureJsonData: {} };
  expect(headersFor(plain, [['Authorization', '']])).toEqual({ authorization: '' });
});
