// Calls to the built-in contracts, alone and out of a contract, with input that they take and input that they refuse.
// The points are the generators of the curves.
const at = number => '0x' + number.toString(16).padStart(40, '0');
const zeros = bytes => '00'.repeat(bytes);
const number = (value, bytes = 32) => BigInt(value).toString(16).padStart(2 * bytes, '0');

const G1 =
  zeros(16) + '17f1d3a73197d7942695638c4fa9ac0fc3688c4f9774b905a14e3a3f171bac586c55e83ff97a1aeffb3af00adb22c6bb' +
  zeros(16) + '08b3f481e3aaa0f1a09e30ed741d8ae4fcf5e095d5d00af600db18cb2c04b3edd03cc744a2888ae40caa232946c5e7e1';
const G2 =
  zeros(16) + '024aa2b2f08f0a91260805272dc51051c6e47ad4fa403b02b4510b647ae3d1770bac0326a805bbefd48056c8c121bdb8' +
  zeros(16) + '13e02b6052719f607dacd3a088274f65596bd0d09920b61ab5da61bbdc7f5049334cf11213945d57e5ac7d055d042b7e' +
  zeros(16) + '0ce5d527727d6e118cc9cdc6da2e351aadfd9baa8cbdd3a76d429a695160d12c923ac9cc3baca289e193548608b82801' +
  zeros(16) + '0606c4a02ea734cc32acd2b02bc28b99cb3e287e85a763af267492ab572e99ab3f370d275cec1da1aaa9075ff05f79be';
const BN_G2 =
  '198e9393920d483a7260bfb731fb5d25f1aa493335a9e71297e485b7aef312c2' +
  '1800deef121f1e76426a00665e5c4479674322d4f75edadd46debd5cd992f6ed' +
  '090689d0585ff075ec9e99ad690c3395bc4b313370b38ef355acdadcd122975b' +
  '12c85ea5db8c6deb4aab71808dcb408fe3d1e7690c43d37b4ce6cc0166fa7daa';
const BN_P = 21888242871839275222246405745257275088696311157297823662689037894645226208583n;
/** "abc" of EIP-152, twelve rounds. */
const BLAKE2 =
  '0000000c48c9bdf267e6096a3ba7ca8485ae67bb2bf894fe72f36e3cf1361d5f3af54fa5d182e6ad7f520e511f6c3e2b8c68059b' +
  '6bbd41fbabd9831f79217e1319cde05b61626300' + zeros(124) + '0300000000000000' + zeros(8) + '01';
/** The polynomial that is zero everywhere. */
const KZG = '010657f37554c781402a22917dee2f75def7ab966d7b770905398eba3c444014' + zeros(64) + 'c0' + zeros(47) + 'c0' + zeros(47);

/** `asked` makes a contract's data that has it ask another; the signatures are of the chain's test. */
export function precompileCalls({call, asked, machine, secp256k1, secp256r1}) {
  const changed = hex => hex.slice(0, -1) + (hex.endsWith('0') ? '1' : '0');
  const inputs = [
    [1, secp256k1.slice(2)], [1, changed(secp256k1.slice(2))], [1, 'ff'],
    [2, ''], [2, '616263'], [3, '616263'], [4, '0102030405'],
    [5, number(1) + number(1) + number(1) + '03ff05'], [5, number(1) + number(1) + number(1) + '030500'],
    [5, number(32) + number(32) + number(32) + number(3) + number(2n ** 255n) + number(BN_P)], [5, ''],
    [6, number(1) + number(2) + number(1) + number(2)], [6, number(1) + number(1)],
    [7, number(1) + number(2) + number(2n ** 200n)], [7, number(BN_P) + number(2) + number(1)],
    [8, ''], [8, number(1) + number(2) + BN_G2 + number(1) + number(BN_P - 2n) + BN_G2], [8, number(1) + number(2) + BN_G2], [8, '00'],
    [9, BLAKE2], [9, changed(BLAKE2)], [9, BLAKE2.slice(2)],
    [10, KZG], [10, changed(KZG)],
    [11, G1 + G1], [11, G1], [12, G1 + number(2)], [12, G1 + number(2) + G1 + number(3)], [12, ''],
    [13, G2 + G2], [14, G2 + number(5)], [15, G1 + G2], [15, G1 + zeros(256)], [15, '00'],
    [16, zeros(63) + '01'], [17, zeros(63) + '01' + zeros(64)],
    [256, secp256r1.slice(2)], [256, changed(secp256r1.slice(2))], [256, ''],
    [18, '01'], [0, '01'],
  ];
  for (const [contract, input] of inputs) {
    const what = `built-in ${contract} with ${input.length / 2} bytes`;
    call(what, at(contract), '0x' + input);
    call(`${what}, out of a contract`, machine, asked(at(contract), '0x' + input));
  }
}
