export * from '@quantumlayer/contracts/ir/v1/ir';
export * from '@quantumlayer/contracts/ir/v1/entity';
export * from '@quantumlayer/contracts/ir/v1/operation';
