//===- CreaseInterfaces.td - Op interfaces -----------------*- tablegen -*-===//
//
// Part of the Crease project, under the Apache License v2.0 with LLVM
// Exceptions. See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CREASE_INTERFACES_TD
#define CREASE_INTERFACES_TD

include "mlir/IR/OpBase.td"

def Crease_ActivationOpInterface : OpInterface<"ActivationOpInterface"> {
  let cppNamespace = "::crease";
  let description = [{
    An elementwise op whose meaning is one definition over a number type
    (Activations/Definitions.h). Each method is that definition, instantiated.
  }];
  let verify = "return ::crease::verifyActivation($_op);";
  let methods = [InterfaceMethod<[{
        Emits the definition of each result on the given operands as arith and
        math ops of the operands' own type, which must be the same for all of
        them. With `careful` every number is carried in two, for results that
        are kept in the precision that the definition is evaluated in: f64.
      }],
                                 "::llvm::SmallVector<::mlir::Value>",
                                 "emitDefinition",
                                 (ins "::mlir::OpBuilder &":$builder,
                                     "::mlir::Location":$loc,
                                     "::mlir::ValueRange":$operands,
                                     "bool":$careful),
                                 [{
        using Pair = ::crease::Pair<::crease::IRNumber>;
        ::llvm::SmallVector<::crease::IRNumber> numbers;
        ::llvm::SmallVector<Pair> pairs;
        for (::mlir::Value operand : operands)
          numbers.push_back(::crease::IRNumber(builder, loc, operand));
        if (careful) {
          for (const ::crease::IRNumber &number : numbers)
            pairs.push_back(Pair(number));
          return ::crease::mapResults(
              $_op.template define<Pair>(pairs),
              [](const Pair &result) { return result.round().value; });
        }
        return ::crease::mapResults(
            $_op.template define<::crease::IRNumber>(numbers),
            [](const ::crease::IRNumber &result) { return result.value; });
      }]>,
                 InterfaceMethod<
                     "Evaluates each result in double precision, within 4 ULP of it.",
                     "::llvm::SmallVector<double>",
                     "evaluate", (ins "::llvm::ArrayRef<double>":$operands), [{
        using Pair = ::crease::Pair<::crease::Real64>;
        ::llvm::SmallVector<Pair> numbers;
        for (double operand : operands)
          numbers.push_back(Pair(::crease::Real64{operand}));
        return ::crease::mapResults(
            $_op.template define<Pair>(numbers),
            [](const Pair &result) { return result.round().value; });
      }]>,
                 InterfaceMethod<[{
        The definition of each result as text over the given operand names;
        parameters print as the values of their attributes.
      }],
                                 "::llvm::SmallVector<std::string>", "formula",
                                 (ins "::llvm::ArrayRef<std::string>":$names),
                                 [{
        ::llvm::SmallVector<::crease::Formula> numbers;
        for (const std::string &name : names)
          numbers.push_back(::crease::Formula(name));
        return ::crease::mapResults(
            $_op.template define<::crease::Formula>(numbers),
            [](const ::crease::Formula &result) { return result.str(); });
      }]>,
                 StaticInterfaceMethod<
                     "The names of the operands, in their order.",
                     "::llvm::SmallVector<std::string>", "getOperandNames">,
  ];
}

#endif // CREASE_INTERFACES_TD
