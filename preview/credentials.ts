import type { PluginDatasource } from './options';

/**
 * The headers of a proxied request, added as Grafana's proxy and its HTTP client do one after the other: basic
 * authentication, the route's own headers over it, basic authentication again where those left it empty, and the
 * custom header.
 */
export function headersFor(
  datasource: PluginDatasource,
  route: ReadonlyArray<[string, string]>
): Record<string, string> {
  const { basicAuth, basicAuthUser = '', jsonData, secureJsonData } = datasource;
  const { basicAuthPassword = '', httpHeaderValue1 } = secureJsonData;
  const basic = `Basic ${Buffer.from(`${basicAuthUser}:${basicAuthPassword}`).toString('base64')}`;
  const headers: Record<string, string> = {
    ...(basicAuth && { authorization: basic }),
    ...Object.fromEntries(route.map(([name, value]) => [name.toLowerCase(), value])),
  };
  if (basicAuth && !headers.authorization) {
    headers.authorization = basic;
  }
  if (typeof jsonData.httpHeaderName1 === 'string' && httpHeaderValue1) {
    headers[jsonData.httpHeaderName1.toLowerCase()] = httpHeaderValue1;
  }
  return headers;
}
