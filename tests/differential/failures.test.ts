import { differential } from "./differential";
import { failures } from "./failures";

differential(failures);
