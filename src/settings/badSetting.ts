/** One setting that cannot be used. The message names it and says what would do. */
export class BadSetting extends Error {
  override name = 'BadSetting';
}
