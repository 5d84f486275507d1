/** Someone, by Entra's object id, and by the name that they had then. */
export interface Person {
  readonly id: string;
  readonly name: string;
}
