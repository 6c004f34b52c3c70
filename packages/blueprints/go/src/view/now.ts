/** Whether Go code reads the variable `now`; texts may hold the word. */
export const mentionsNow = (code: string): boolean => /\bnow\b/.test(code.replace(/"(?:\\.|[^"\\])*"/g, ''));
