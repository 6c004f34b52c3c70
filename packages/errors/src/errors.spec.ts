import { create } from '@bufbuild/protobuf';
import { ErrorDetailSchema } from '@quantumlayer/contracts/errors/v1/errors';
import { ParseRequestSchema } from '@quantumlayer/contracts/parser/v1/parser';
import {
  abortReason,
  describeViolations,
  encodeErrorDetail,
  errorCodeName,
  ErrorCode,
  EXIT_CODES,
  findViolations,
  fromErrorDetail,
  fromGrpcStatus,
  INTERNAL_ERROR_TEXT,
  QuantumLayerError,
  toErrorDetail,
  toExitCode,
  toGrpcStatus,
  toProblemDetails,
  toQuantumLayerError,
  validateMessage,
} from './index';

const everyCode = Object.values(ErrorCode).filter(
  (code): code is ErrorCode => typeof code === 'number' && code !== ErrorCode.UNSPECIFIED,
);
const violation = { field: 'title', rule: 'string.min_len', message: 'must not be empty' };

describe('toQuantumLayerError', () => {
  test('keeps a typed error as it is', () => {
    const error = new QuantumLayerError(ErrorCode.NOT_FOUND, 'gone');
    expect(toQuantumLayerError(error)).toBe(error);
  });

  test('keeps the original as the cause', () => {
    const original = new Error('boom');
    expect(toQuantumLayerError(original)).toMatchObject({ code: ErrorCode.INTERNAL, cause: original });
    expect(toQuantumLayerError('thrown text')).toMatchObject({ code: ErrorCode.INTERNAL, message: 'thrown text' });
  });

  test.each([
    ['ENOSPC', ErrorCode.RESOURCE_EXHAUSTED],
    ['EACCES', ErrorCode.PERMISSION_DENIED],
    ['ECONNREFUSED', ErrorCode.UNAVAILABLE],
    ['EADDRINUSE', ErrorCode.UNAVAILABLE],
    ['ENOENT', ErrorCode.INTERNAL],
  ])('reads the system error %s', (code, expected) => {
    expect(toQuantumLayerError(Object.assign(new Error(code), { code })).code).toBe(expected);
  });

  test('tells a timeout from a cancellation', () => {
    expect(toQuantumLayerError(new DOMException('late', 'TimeoutError')).code).toBe(ErrorCode.DEADLINE_EXCEEDED);
    expect(toQuantumLayerError(new DOMException('stop', 'AbortError')).code).toBe(ErrorCode.CANCELLED);
    const controller = new AbortController();
    controller.abort(new QuantumLayerError(ErrorCode.UNAVAILABLE, 'shutting down'));
    expect(abortReason(controller.signal).code).toBe(ErrorCode.UNAVAILABLE);
  });
});

describe('beyond the process', () => {
  test.each(everyCode)('code %i survives gRPC with message, violations and wait', (code) => {
    const error = new QuantumLayerError(code, 'what to do', { violations: [violation], retryAfterSeconds: 2.5 });
    const { code: status, details, errorDetail } = toGrpcStatus(error);
    const back = fromGrpcStatus(status, details, errorDetail);
    expect(back.code).toBe(code);
    if (code === ErrorCode.INTERNAL) return;
    expect(back).toMatchObject({ message: 'what to do', violations: [violation], retryAfterSeconds: 2.5 });
  });

  test('internal text, violations and causes stay inside', () => {
    const error = new QuantumLayerError(ErrorCode.INTERNAL, 'password is hunter2', {
      cause: new Error('hunter2'),
      violations: [{ ...violation, message: 'hunter2' }],
    });
    const status = toGrpcStatus(error);
    const outside = [
      status.details,
      Buffer.from(status.errorDetail).toString('latin1'),
      JSON.stringify(toProblemDetails(error)),
    ];
    expect(outside.join()).not.toContain('hunter2');
    expect(fromErrorDetail(toErrorDetail(error)).message).toBe(INTERNAL_ERROR_TEXT);
  });

  test('a status without a usable detail becomes the nearest code', () => {
    expect(fromGrpcStatus(14, 'no connection').code).toBe(ErrorCode.UNAVAILABLE);
    expect(fromGrpcStatus(5, 'nope', new Uint8Array([255, 255])).code).toBe(ErrorCode.NOT_FOUND);
    expect(fromGrpcStatus(2, 'unknown').code).toBe(ErrorCode.INTERNAL);
    expect(fromErrorDetail(create(ErrorDetailSchema, { code: 999 as ErrorCode })).code).toBe(ErrorCode.INTERNAL);
    expect(encodeErrorDetail(new QuantumLayerError(ErrorCode.CONFLICT, 'x')).length).toBeGreaterThan(0);
  });

  test('every code has its own exit code, none of them 0', () => {
    const codes = everyCode.map((code) => EXIT_CODES[code]);
    expect(new Set(codes).size).toBe(everyCode.length);
    expect(codes).not.toContain(0);
    expect(toExitCode(new QuantumLayerError(ErrorCode.CANCELLED, ''))).toBe(130);
    expect(toExitCode(new TypeError('bug'))).toBe(1);
  });

  test('a problem document names the violations and the wait', () => {
    const error = new QuantumLayerError(ErrorCode.INVALID_INPUT, 'Fix the title.', {
      violations: [violation],
      retryAfterSeconds: 3,
    });
    expect(toProblemDetails(error, '/generations')).toEqual({
      type: 'about:blank',
      title: 'Unprocessable Content',
      status: 422,
      code: 'invalid_input',
      detail: 'Fix the title.',
      instance: '/generations',
      errors: [{ field: 'title', code: 'string.min_len', detail: 'must not be empty' }],
      retryAfter: 3,
    });
    expect(errorCodeName(ErrorCode.NOT_A_BRIEF)).toBe('NOT_A_BRIEF');
  });
});

describe('violations', () => {
  test('make one sentence, cut after three', () => {
    expect(describeViolations([])).toBe('');
    expect(describeViolations([violation, { ...violation, field: '', message: 'Say more.' }])).toBe(
      'title: must not be empty; Say more.',
    );
    expect(describeViolations([violation, violation, violation, violation, violation])).toMatch(/; and 2 more\.$/);
  });

  test('are found by the rules in the contract', () => {
    expect(findViolations(ParseRequestSchema, create(ParseRequestSchema, { brief: 'a todo app' }))).toEqual([]);
    const broken = create(ParseRequestSchema, { specifications: [{ name: '', text: 'openapi: 3.1.0' }] });
    expect(findViolations(ParseRequestSchema, broken)).toEqual([
      {
        field: 'specifications[0].name',
        rule: 'string.min_len',
        message: 'must not be empty',
      },
    ]);
    const more = create(ParseRequestSchema, { specifications: [{}, {}] });
    expect([
      findViolations(ParseRequestSchema, more).length,
      findViolations(ParseRequestSchema, more, 'first').length,
    ]).toEqual([4, 1]);
    expect(() => validateMessage(ParseRequestSchema, broken)).toThrow(
      expect.objectContaining({
        code: ErrorCode.INVALID_INPUT,
        violations: [expect.objectContaining({ field: 'specifications[0].name' })],
      }) as Error,
    );
  });
});
