/** A request to the REST interface of an account. */
export interface RestRequest {
  method: string;
  /** Below the account, such as `Calls.json`; empty for the account itself. */
  path: string;
  accountSid: string;
  query: URLSearchParams;
  form: URLSearchParams;
}
