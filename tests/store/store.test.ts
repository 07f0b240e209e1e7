import { engines } from '../build/engines.ts';
import { storeContract } from './store-contract.ts';

for (const engine of engines) storeContract(engine);
