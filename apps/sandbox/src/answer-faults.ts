import { z } from 'zod';
import { type Faults, faultSchema, VENDORS } from './faults.ts';
import { type HttpExchange, readBody, replyJson } from './http-exchange.ts';
import { parseJson } from './parse-json.ts';

const vendorSchema = z.enum(VENDORS);

/** `GET /sandbox/faults`, `PUT` and `DELETE /sandbox/faults/:vendor`, `DELETE /sandbox/faults`. */
export async function answerFaults({ request, response, url }: HttpExchange, faults: Faults): Promise<void> {
  const name = url.pathname.split('/')[3];
  const vendor = vendorSchema.safeParse(name);
  if (name !== undefined && !vendor.success) {
    replyJson(response, 404, {
      message: `There is no vendor "${name}". There are: ${VENDORS.join(', ')}.`,
    });
    return;
  }
  if (request.method === 'PUT' && vendor.success) {
    const fault = faultSchema.safeParse(parseJson(await readBody(request)));
    if (!fault.success) {
      replyJson(response, 400, { message: fault.error.issues.map((issue) => issue.message).join('; ') });
      return;
    }
    faults.set(vendor.data, fault.data);
  } else if (request.method === 'DELETE') faults.clear(vendor.data);
  else if (request.method !== 'GET') {
    replyJson(response, 405, { message: 'Use GET, PUT or DELETE.' });
    return;
  }
  replyJson(response, 200, faults.list());
}
